/** The inference layer: latency and availability of endpoints. */
@NullMarked
package dev.assay.inference;

import org.jspecify.annotations.NullMarked;
