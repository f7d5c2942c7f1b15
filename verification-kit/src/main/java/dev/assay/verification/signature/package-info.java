/** Signatures by raw public keys, as nodes and verifiers exchange them. */
@NullMarked
package dev.assay.verification.signature;

import org.jspecify.annotations.NullMarked;
