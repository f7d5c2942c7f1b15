/**
 * Exact and sequential tests, intervals, concentration figures and samples: pure mathematics, no
 * I/O, no clock.
 */
@NullMarked
package dev.assay.verification.statistics;

import org.jspecify.annotations.NullMarked;
