package dev.assay.benchmarks;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Writes what was measured, and on what, as Markdown. Pure. */
record ResultsDocument(LocalDate date, String machine, double load, Reading.Plan plan) {
  String of(List<Section> sections) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # Benchmarks

        Written by `benchmarks/run`; see [how it measures](../benchmarks/README.md). The ratio is what
        compares: what is timed runs in turns on the same machine in the same minutes. The
        absolute numbers are this machine's, with the load generator and PostgreSQL on the same cores.

        - Date: %s
        - Machine: %s
        - Load average when it began: %s
        - JVM of gateway and peer: `%s`
        - Reading: %d connections; once warm, %d rounds of %d s for each in turns

        """
            .formatted(
                date,
                machine,
                number(load),
                String.join(" ", Program.jvm()),
                Load.connections(),
                plan.rounds(),
                plan.round().toSeconds()));
    sections.forEach(section -> add(section, text));
    return text.toString().stripTrailing() + "\n";
  }

  private static void add(Section section, StringBuilder text) {
    text.append("## ").append(section.title()).append("\n\n");
    text.append("| median (lowest to highest round) | ours | peer | ratio | promised |\n");
    text.append("|---|---|---|---|---|\n");
    for (Comparison row : section.rows()) {
      String promise = row.promise().text();
      text.append(
          "| %s | %s | %s | %s | %s |%n"
              .formatted(
                  row.what(),
                  spread(row.ours()),
                  spread(row.peers()),
                  ratio(row.ratio()),
                  promise.isEmpty() ? "" : promise + (row.kept() ? ", kept" : ", **missed**")));
    }
    text.append('\n');
  }

  private static String ratio(double value) {
    return String.format(Locale.ROOT, value < 0.01 ? "%.4f" : "%.2f", value);
  }

  /** What is computed, not measured, has one value and no spread. */
  private static String spread(List<Double> values) {
    return values.size() == 1 ? number(values.getFirst()) : medianAndRange(values);
  }

  private static String medianAndRange(List<Double> values) {
    return "%s (%s to %s)"
        .formatted(
            number(Median.of(values)),
            number(Collections.min(values)),
            number(Collections.max(values)));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.2f", value);
  }
}
