/** Does the endpoint bear the claimed load? */
@NullMarked
package dev.assay.inference.throughput;

import org.jspecify.annotations.NullMarked;
