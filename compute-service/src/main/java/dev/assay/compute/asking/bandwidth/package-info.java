/** Carries bytes between nodes and this verifier. */
@NullMarked
package dev.assay.compute.asking.bandwidth;

import org.jspecify.annotations.NullMarked;
