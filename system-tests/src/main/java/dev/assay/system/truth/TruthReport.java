package dev.assay.system.truth;

import dev.assay.system.truth.TruthCase.Kind;
import dev.assay.verification.document.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What came of a run, as text, as a page of the documentation, and as JSON. Pure.
 *
 * @param results in the order in which they are shown
 */
record TruthReport(List<CaseResult> results) {
  private static final String HEAD =
      """
      # The truth suite

      Written by `./assay truth`; don't edit it here. Each case is the honest demo with one thing \
      changed, verified through its layer's own door, or where its name ends with `/gateway` \
      through the gateway. A lie is caught when its check refutes the planted claim, and at the \
      gateway the verdict names that check. An honest variant is accused when anything is refuted.

      """;

  /** The document that other programs read. */
  record Document(List<Lie> lies, List<Honest> honest) {}

  /** A lie in it. */
  record Lie(String id, String check, boolean caught, String finding) {}

  /** An honest variant in it. */
  record Honest(String id, boolean accused) {}

  TruthReport {
    results = List.copyOf(results);
  }

  /** Whether every lie was caught, nobody accused, and every honest variant really examined. */
  boolean good() {
    return results.stream().allMatch(CaseResult::good);
  }

  /** Both tables and the last line. */
  String text() {
    return table(Kind.LIE) + "\n" + table(Kind.HONEST) + "\n" + lastLine() + "\n";
  }

  /** The same as a page of the documentation. */
  String page() {
    return HEAD + text();
  }

  /** The canonical JSON document. */
  String json() {
    Document document =
        new Document(
            of(Kind.LIE).stream()
                .map(r -> new Lie(r.of().id(), r.of().check(), r.caught(), r.explained()))
                .toList(),
            of(Kind.HONEST).stream().map(r -> new Honest(r.of().id(), r.accused())).toList());
    return new String(CanonicalJson.write(document), StandardCharsets.UTF_8);
  }

  /** The figure: how many lies were caught, and how many honest variants accused. */
  String lastLine() {
    List<CaseResult> lies = of(Kind.LIE);
    List<CaseResult> honest = of(Kind.HONEST);
    return "%d lies: %d caught; %d honest: %d accused"
        .formatted(
            lies.size(),
            lies.stream().filter(CaseResult::caught).count(),
            honest.size(),
            honest.stream().filter(CaseResult::accused).count());
  }

  /** Cases that speak against the product or the suite, with what was found instead. */
  List<String> complaints() {
    return results.stream().filter(r -> !r.good()).map(TruthReport::complaint).toList();
  }

  private static String complaint(CaseResult result) {
    String accusations =
        result.of().kind() == Kind.HONEST && result.accused()
            ? "; accused: " + String.join("; ", result.accusations())
            : "";
    return "%s: expected %s %s, found %s%s"
        .formatted(
            result.of().id(),
            result.of().expected().outcome(),
            result.of().expected().subject(),
            result.explained(),
            accusations);
  }

  private String table(Kind kind) {
    StringBuilder table = new StringBuilder();
    String last = kind == Kind.LIE ? "caught" : "accused";
    String second = kind == Kind.LIE ? "lie" : "honest, but suspicious";
    table.append("| case | ").append(second).append(" | finding | ").append(last).append(" |\n");
    table.append("|---|---|---|---|\n");
    for (CaseResult result : of(kind)) {
      boolean yes = kind == Kind.LIE ? result.caught() : result.accused();
      table.append("| ").append(result.of().id()).append(" | ").append(result.of().planted());
      table.append(" | ").append(result.finding()).append(" | ").append(yes ? "yes" : "no");
      table.append(" |\n");
    }
    return table.toString();
  }

  private List<CaseResult> of(Kind kind) {
    return results.stream().filter(result -> result.of().kind() == kind).toList();
  }
}
