/** Talks to a gateway, or to one layer's service, over their public REST doors. */
@NullMarked
package dev.assay.cli.gateway;

import org.jspecify.annotations.NullMarked;
