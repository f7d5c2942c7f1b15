/** Keeps the evidence of a load on disk until it is sealed, so that memory doesn't bound it. */
@NullMarked
package dev.assay.inference.spill;

import org.jspecify.annotations.NullMarked;
