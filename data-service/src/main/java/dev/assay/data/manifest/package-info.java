/**
 * Manifests: what a dataset says its files are, read from hostile documents, digests gated by form.
 */
@NullMarked
package dev.assay.data.manifest;

import org.jspecify.annotations.NullMarked;
