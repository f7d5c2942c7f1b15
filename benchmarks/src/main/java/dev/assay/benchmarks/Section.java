package dev.assay.benchmarks;

import java.util.List;
import java.util.Locale;

/** What was measured of one pair: a title, and one row for each quantity. */
record Section(String title, List<Comparison> rows) {
  Section {
    rows = List.copyOf(rows);
  }

  /** Prints it, and says whether what is promised was kept. */
  boolean print() {
    System.out.println("## " + title);
    for (Comparison row : rows) {
      System.out.println(
          String.format(
              Locale.ROOT,
              "%s: %.4g beside %.4g, ratio %.2f, %s%s",
              row.what(),
              Median.of(row.ours()),
              Median.of(row.peers()),
              row.ratio(),
              row.promise().text(),
              row.kept() ? ", kept" : ", MISSED"));
    }
    return rows.stream().allMatch(Comparison::kept);
  }
}
