/** Policies as data and the pure decision from layer reports to a verdict. */
@NullMarked
package dev.assay.verification.policy;

import org.jspecify.annotations.NullMarked;
