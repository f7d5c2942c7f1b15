/** The layer kit: runs a layer, written once for all services. */
@NullMarked
package dev.assay.layer;

import org.jspecify.annotations.NullMarked;
