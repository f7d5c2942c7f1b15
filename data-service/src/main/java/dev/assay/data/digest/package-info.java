/**
 * Digests of files that are too large to keep: the question, its transcript and its live runner.
 */
@NullMarked
package dev.assay.data.digest;

import org.jspecify.annotations.NullMarked;
