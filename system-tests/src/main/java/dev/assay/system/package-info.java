/** The whole system as real processes. */
@NullMarked
package dev.assay.system;

import org.jspecify.annotations.NullMarked;
