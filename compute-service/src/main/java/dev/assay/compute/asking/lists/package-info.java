/** Fetches documents that are too large to be held, part by part. */
@NullMarked
package dev.assay.compute.asking.lists;

import org.jspecify.annotations.NullMarked;
