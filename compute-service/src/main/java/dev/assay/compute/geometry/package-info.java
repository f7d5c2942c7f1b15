/** Places on the Earth, and how far away a round-trip time lets something be. Pure. */
@NullMarked
package dev.assay.compute.geometry;

import org.jspecify.annotations.NullMarked;
