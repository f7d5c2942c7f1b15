/** What one layer reports: its findings, its coverage, and the digests behind them. */
@NullMarked
package dev.assay.verification.report;

import org.jspecify.annotations.NullMarked;
