/** Does the endpoint answer within the claimed percentiles? */
@NullMarked
package dev.assay.inference.latency;

import org.jspecify.annotations.NullMarked;
