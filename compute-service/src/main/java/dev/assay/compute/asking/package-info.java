/** How nodes are asked, live: the only part of this service that reaches for them. */
@NullMarked
package dev.assay.compute.asking;

import org.jspecify.annotations.NullMarked;
