package dev.assay.gateway.page;

import java.util.List;

/** A verdict as the page shows it: plain text everywhere, ready for the template to escape. */
public record PageView(
    String project,
    String word,
    String meaning,
    String policy,
    String asOf,
    String validUntil,
    int score,
    String coverage,
    String verdictId,
    String bundleDigest,
    List<String> decidedBy,
    List<Open> missing,
    List<Open> unknowns,
    List<LayerView> layers,
    List<Drawing> drawings) {

  /** Something open, and what to do or why. */
  public record Open(String check, String subject, String what) {}

  /** One layer with its findings, and how many of them came out how. */
  public record LayerView(
      String name, boolean reported, String coverage, String summary, List<FindingView> findings) {}

  /** One finding. */
  public record FindingView(
      String check,
      String subject,
      String outcome,
      String reason,
      String severity,
      String claim,
      String expected,
      String explanation,
      String evidenceClass,
      String statistic,
      String errorProbability,
      String trusts,
      List<ObservedView> observed) {}

  /** One observed value with the link to what stands behind it. */
  public record ObservedView(
      String name, String value, String evidenceClass, String at, String source, String evidence) {}
}
