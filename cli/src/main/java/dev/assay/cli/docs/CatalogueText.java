package dev.assay.cli.docs;

import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Standard;
import dev.assay.verification.report.Catalogue;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** The catalogue of checks as a readable page in Markdown. Pure. */
final class CatalogueText {
  private static final String HEAD =
      """
      # The checks

      Generated from the code by `./assay docs --write`; don't edit it here. `./assay checks` prints the same list.

      """;

  private CatalogueText() {}

  static String of(Catalogue catalogue) {
    return HEAD + table(catalogue.checks()) + sections(catalogue.checks());
  }

  private static String table(List<Catalogue.Entry> checks) {
    String rows =
        checks.stream()
            .map(
                c ->
                    "| [`%s`](#%s) | %d | %s | %s |\n"
                        .formatted(
                            c.id(), anchor(c.id()), c.version(), cell(c.question()), word(c)))
            .collect(Collectors.joining());
    return "| check | version | question | severity |\n|---|---|---|---|\n" + rows + "\n";
  }

  private static String sections(List<Catalogue.Entry> checks) {
    return checks.stream().map(CatalogueText::section).collect(Collectors.joining("\n"));
  }

  private static String section(Catalogue.Entry check) {
    return """
    ## %s

    %s

    %s

    | expectation | confirmed from | refuted from |
    |---|---|---|
    %s
    %sWhat to do: %s
    """
        .formatted(
            check.id(),
            check.question(),
            check.docs().strip(),
            check.expects().stream().map(CatalogueText::row).collect(Collectors.joining()),
            check.adverse() ? "May only lower: it never confirms and can't be required.\n\n" : "",
            check.remediation().strip());
  }

  private static String row(Expectation expectation) {
    return "| %s: %s | %s | %s |\n"
        .formatted(
            expectation.id(),
            cell(expectation.text()),
            standard(expectation.confirmsFrom()),
            standard(expectation.refutesFrom()));
  }

  private static String standard(Standard standard) {
    String name = "`" + standard.weakest() + "`";
    int sources = standard.independentSources();
    return sources > 1 ? name + ", " + sources + " independent sources" : name;
  }

  private static String word(Catalogue.Entry check) {
    return Objects.toString(check.severity()).toLowerCase(Locale.ROOT);
  }

  private static String anchor(String id) {
    return id.replace(".", "");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replaceAll("\\s+", " ").strip();
  }
}
