/** How the nodes are distributed: over operators, networks, regions and large cloud providers. */
@NullMarked
package dev.assay.compute.distribution;

import org.jspecify.annotations.NullMarked;
