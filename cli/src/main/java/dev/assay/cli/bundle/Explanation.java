package dev.assay.cli.bundle;

import dev.assay.cli.console.Printable;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Standard;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Statistic;
import dev.assay.verification.report.Catalogue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of {@code assay explain}: the check, then each of its findings. Pure. */
final class Explanation {
  private final StringBuilder text = new StringBuilder();
  private final boolean evidenceAtHand;

  private Explanation(boolean evidenceAtHand) {
    this.evidenceAtHand = evidenceAtHand;
  }

  /**
   * The whole text.
   *
   * @param entry what the catalogue says; null when this program doesn't know the check
   * @param evidenceAtHand whether the digests name files of the bundle
   */
  static String of(
      Catalogue.@Nullable Entry entry, List<Finding> findings, boolean evidenceAtHand) {
    Explanation it = new Explanation(evidenceAtHand);
    it.check(entry, findings.getFirst());
    findings.forEach(it::finding);
    return it.text.toString();
  }

  private void check(Catalogue.@Nullable Entry entry, Finding finding) {
    if (entry == null) {
      line("%s, version %d, is no check of this program.", finding.check(), finding.checkVersion());
      return;
    }
    line("%s, version %d: %s", entry.id(), finding.checkVersion(), entry.question());
    if (entry.version() != finding.checkVersion()) {
      line("(this program has version %d; what follows describes that one)", entry.version());
    }
    line("");
    entry.docs().strip().lines().forEach(each -> line("  %s", each));
    line("");
    entry.expects().forEach(this::expectation);
  }

  private void expectation(Expectation expectation) {
    line("  expects %s: %s", expectation.id(), expectation.text());
    line(
        "    confirmed from %s, refuted from %s",
        standard(expectation.confirmsFrom()), standard(expectation.refutesFrom()));
  }

  private static String standard(Standard standard) {
    return standard.independentSources() > 1
        ? standard.weakest() + " by " + standard.independentSources() + " independent sources"
        : standard.weakest().name();
  }

  private void finding(Finding finding) {
    line("");
    String reason = finding.reason() == null ? "" : " (" + finding.reason() + ")";
    line("%s: %s%s", Printable.line(finding.subject()), finding.outcome(), reason);
    optional("claimed", finding.claim());
    optional("expected", finding.expected());
    line("  found     %s", Printable.line(finding.explanation()));
    finding.observed().forEach(this::observed);
    statistic(finding.statistic());
    if (finding.errorProbability() != null) {
      line(
          "  wrong     with a probability of at most %s",
          finding.errorProbability().toPlainString());
    }
    line("  rests on  %s", finding.evidenceClass() == null ? "nothing" : finding.evidenceClass());
    optional("trusts", finding.trusts().isEmpty() ? null : finding.trusts());
    finding.evidence().forEach(e -> line("  evidence  %s%s", evidenceAtHand ? "evidence/" : "", e));
    optional("to do", finding.remediation());
  }

  private void observed(Observed value) {
    line(
        "  observed  %s = %s%s, %s by %s at %s",
        value.name(),
        Printable.line(value.value()),
        value.unit() == null ? "" : " " + value.unit(),
        value.evidenceClass(),
        Printable.line(value.source()),
        value.at());
  }

  private void statistic(@Nullable Statistic statistic) {
    if (statistic != null) {
      line(
          "  decided   by %s = %s over n = %d, held against alpha = %s",
          statistic.name(),
          statistic.value().toPlainString(),
          statistic.n(),
          statistic.alpha().toPlainString());
    }
  }

  private void optional(String name, @Nullable String value) {
    if (value != null) {
      line("  %-9s %s", name, Printable.line(value));
    }
  }

  private void line(String format, Object... arguments) {
    text.append(format.formatted(arguments).stripTrailing()).append('\n');
  }
}
