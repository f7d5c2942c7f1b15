/** How node agents are challenged, live: order, roots, openings, over a guarded channel. */
@NullMarked
package dev.assay.compute.asking.matrix;

import org.jspecify.annotations.NullMarked;
