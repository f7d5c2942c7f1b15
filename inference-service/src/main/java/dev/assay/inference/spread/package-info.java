/** Is inference spread over as many places and backends as claimed? Bounds it from below. */
@NullMarked
package dev.assay.inference.spread;

import org.jspecify.annotations.NullMarked;
