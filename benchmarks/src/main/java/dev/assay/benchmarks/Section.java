package dev.assay.benchmarks;

import java.util.List;

/** What was measured of one pair: a title, and one row for each quantity. */
record Section(String title, List<Comparison> rows) {
  Section {
    rows = List.copyOf(rows);
  }
}
