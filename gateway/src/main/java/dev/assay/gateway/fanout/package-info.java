/** The gateway's way to the four layers, over gRPC alone. */
@NullMarked
package dev.assay.gateway.fanout;

import org.jspecify.annotations.NullMarked;
