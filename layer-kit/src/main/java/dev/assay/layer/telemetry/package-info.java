/** Spans, counters and timers of runs, checks and probes. */
@NullMarked
package dev.assay.layer.telemetry;

import org.jspecify.annotations.NullMarked;
