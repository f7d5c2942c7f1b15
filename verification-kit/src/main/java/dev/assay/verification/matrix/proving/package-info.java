/** The prover's side of the matrix-product challenge, on whatever multiplies int8 matrices. */
@NullMarked
package dev.assay.verification.matrix.proving;

import org.jspecify.annotations.NullMarked;
