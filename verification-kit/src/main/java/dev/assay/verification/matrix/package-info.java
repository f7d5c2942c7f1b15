/** The exact matrix-product challenge: what prover and verifier of it have in common. */
@NullMarked
package dev.assay.verification.matrix;

import org.jspecify.annotations.NullMarked;
