/** Canonical JSON and its digests: how every document of Assay is written and read; does no I/O. */
@NullMarked
package dev.assay.verification.document;

import org.jspecify.annotations.NullMarked;
