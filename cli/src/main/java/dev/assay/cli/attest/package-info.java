/** Lets a host's accelerators attest to whoever asks: docs/protocols/attestation.md. */
@NullMarked
package dev.assay.cli.attest;

import org.jspecify.annotations.NullMarked;
