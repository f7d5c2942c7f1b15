/** Is an answer computed for its request, or served from a cache? */
@NullMarked
package dev.assay.inference.caching;

import org.jspecify.annotations.NullMarked;
