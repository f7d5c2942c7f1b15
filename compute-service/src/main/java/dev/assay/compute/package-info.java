/** The compute layer: hardware and node claims. */
@NullMarked
package dev.assay.compute;

import org.jspecify.annotations.NullMarked;
