package dev.assay.gateway.page;

import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Statistic;
import dev.assay.verification.policy.LayerVerdict;
import dev.assay.verification.policy.Verdict;
import dev.assay.verification.policy.VerdictWord;
import dev.assay.verification.report.LayerReport;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what the page of a verdict shows, as plain text with every picture placed. Pure. */
public final class PageContent {
  private PageContent() {}

  /** The page of this verdict; the reports bring the pictures. */
  public static PageView of(Verdict verdict, List<LayerReport> reports) {
    return new PageView(
        PlainText.of(verdict.project().name()),
        verdict.verdict().name(),
        meaning(verdict.verdict()),
        verdict.policy().name() + " (version " + verdict.policy().version() + ")",
        verdict.asOf().toString(),
        verdict.validUntil().toString(),
        verdict.score(),
        percent(verdict.coverage().share()),
        PlainText.of(verdict.id()),
        PlainText.of(verdict.bundleDigest()),
        verdict.decidedBy(),
        verdict.missingForPass().stream().map(m -> open(m.check(), m.subject(), m.what())).toList(),
        verdict.unknowns().stream()
            .map(
                u ->
                    open(
                        u.check(),
                        u.subject(),
                        u.reason() == null ? u.explanation() : u.reason() + ": " + u.explanation()))
            .toList(),
        verdict.layers().stream().map(PageContent::layer).toList(),
        reports.stream().flatMap(r -> r.pictures().stream()).map(PictureDrawing::of).toList());
  }

  private static String meaning(VerdictWord word) {
    return switch (word) {
      case PASS -> "Every claim that this policy requires was shown to hold.";
      case WATCHLIST -> "What is required holds, but something else that was claimed does not.";
      case FAIL -> "A claim that this policy requires was shown to be false.";
      case INCONCLUSIVE -> "Something that this policy requires could not be told either way.";
    };
  }

  private static PageView.LayerView layer(LayerVerdict layer) {
    return new PageView.LayerView(
        layer.layer().word(),
        layer.reported(),
        percent(layer.coverage().share()),
        layer.reported() ? summary(layer.findings()) : "did not report",
        layer.findings().stream().map(PageContent::finding).toList());
  }

  private static String summary(List<Finding> findings) {
    return Arrays.stream(Outcome.values())
        .map(outcome -> counted(outcome, findings))
        .filter(counted -> !counted.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String counted(Outcome outcome, List<Finding> findings) {
    long count = findings.stream().filter(finding -> finding.outcome() == outcome).count();
    return count == 0 ? "" : count + " " + outcome;
  }

  private static PageView.FindingView finding(Finding finding) {
    return new PageView.FindingView(
        finding.check(),
        PlainText.of(finding.subject()),
        finding.outcome().name(),
        PlainText.of(finding.reason()),
        finding.severity().name(),
        PlainText.of(finding.claim()),
        PlainText.of(finding.expected()),
        PlainText.of(finding.explanation()),
        PlainText.of(finding.evidenceClass()),
        statistic(finding.statistic()),
        finding.errorProbability() == null ? "" : finding.errorProbability().toPlainString(),
        PlainText.of(finding.trusts()),
        finding.observed().stream().map(PageContent::observed).toList());
  }

  private static String statistic(@Nullable Statistic s) {
    return s == null
        ? ""
        : "%s = %s, n = %d, α = %s"
            .formatted(s.name(), s.value().toPlainString(), s.n(), s.alpha().toPlainString());
  }

  private static PageView.ObservedView observed(Observed observed) {
    String unit = observed.unit() == null ? "" : " " + observed.unit();
    return new PageView.ObservedView(
        PlainText.of(observed.name()),
        PlainText.of(observed.value() + unit),
        observed.evidenceClass().name(),
        observed.at().toString(),
        PlainText.of(observed.source()),
        observed.evidence().hex());
  }

  private static PageView.Open open(@Nullable String check, @Nullable String subject, String what) {
    return new PageView.Open(PlainText.of(check), PlainText.of(subject), PlainText.of(what));
  }

  private static String percent(BigDecimal share) {
    return share.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
  }
}
