/** How many bytes nodes carry, by streams that nobody else could have made or kept. */
@NullMarked
package dev.assay.compute.bandwidth;

import org.jspecify.annotations.NullMarked;
