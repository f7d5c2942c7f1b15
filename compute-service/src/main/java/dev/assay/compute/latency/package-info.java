/** How long round trips to nodes take, and whether the claimed times can be at all. */
@NullMarked
package dev.assay.compute.latency;

import org.jspecify.annotations.NullMarked;
