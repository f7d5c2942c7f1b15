package dev.assay.cli.verify;

import dev.assay.cli.console.Colours;
import dev.assay.cli.console.Printable;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.policy.LayerVerdict;
import dev.assay.verification.policy.Missing;
import dev.assay.verification.policy.Unknown;
import dev.assay.verification.policy.Verdict;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A verdict as readable text: the word, what decided, every finding, what is unknown. Pure. */
final class VerdictText {
  private final Colours colours;
  private final StringBuilder text = new StringBuilder();

  private VerdictText(Colours colours) {
    this.colours = colours;
  }

  /** The whole text, with a line break at its end. */
  static String of(Verdict verdict, Colours colours) {
    VerdictText it = new VerdictText(colours);
    it.head(verdict);
    verdict.layers().forEach(it::layer);
    it.unknowns(verdict);
    it.missing(verdict);
    return it.text.toString();
  }

  private void head(Verdict verdict) {
    line(
        "%s  %s under %s (version %d), as of %s",
        colours.of(verdict.verdict()),
        Printable.line(verdict.project().name()),
        verdict.policy().name(),
        verdict.policy().version(),
        verdict.asOf());
    line(
        "score %d of 100, coverage %s, valid until %s",
        verdict.score(), percent(verdict.coverage().share()), verdict.validUntil());
    if (!verdict.decidedBy().isEmpty()) {
      line("decided by %s", String.join(", ", verdict.decidedBy()));
    }
  }

  private void layer(LayerVerdict layer) {
    line("");
    String state = layer.reported() ? "coverage " + percent(layer.coverage().share()) : "no report";
    line("%s  %s", colours.bold(layer.layer().word()), colours.grey(state));
    layer.findings().stream().filter(f -> f.reason() != Reason.NO_CLAIM).forEach(this::finding);
    String notClaimed =
        layer.findings().stream()
            .filter(f -> f.reason() == Reason.NO_CLAIM)
            .map(Finding::check)
            .distinct()
            .collect(Collectors.joining(", "));
    if (!notClaimed.isEmpty()) {
      line("  %s %s", colours.grey("nothing claimed for"), notClaimed);
    }
  }

  private void finding(Finding finding) {
    String reason = finding.reason() == null ? "" : " (" + finding.reason() + ")";
    line("  %s %s %s%s", colours.of(finding.outcome()), finding.check(), subject(finding), reason);
    line("      %s", Printable.line(finding.explanation()));
    line("      %s", colours.grey(standing(finding)));
  }

  private static String subject(Finding finding) {
    return Printable.line(finding.subject());
  }

  private static String standing(Finding finding) {
    String evidence =
        finding.evidenceClass() == null
            ? "rests on no evidence"
            : "rests on " + finding.evidenceClass();
    BigDecimal error = finding.errorProbability();
    return error == null || error.signum() == 0
        ? evidence
        : evidence + ", wrong with a probability of at most " + shown(error);
  }

  /** Rounded up, so that nothing looks surer than it is. */
  private static String shown(BigDecimal probability) {
    return probability.round(new MathContext(2, RoundingMode.UP)).toPlainString();
  }

  private void unknowns(Verdict verdict) {
    if (verdict.unknowns().isEmpty()) {
      return;
    }
    line("");
    line("%s", colours.bold("unknown"));
    verdict.unknowns().forEach(this::unknown);
  }

  private void unknown(Unknown unknown) {
    String subject = unknown.subject() == null ? "" : " " + Printable.line(unknown.subject());
    String reason = Objects.toString(unknown.reason(), "NO_REPORT");
    line(
        "  %s%s (%s): %s", unknown.check(), subject, reason, Printable.line(unknown.explanation()));
  }

  private void missing(Verdict verdict) {
    if (verdict.missingForPass().isEmpty()) {
      return;
    }
    line("");
    line("%s", colours.bold("missing for PASS"));
    verdict.missingForPass().forEach(this::missing);
  }

  private void missing(Missing missing) {
    String about =
        Stream.of(missing.check(), missing.subject())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    line("  %s%s", about.isEmpty() ? "" : about + ": ", Printable.line(missing.what()));
  }

  private static String percent(BigDecimal share) {
    return share.movePointRight(2).setScale(0, RoundingMode.DOWN) + " %";
  }

  private void line(String format, Object... arguments) {
    text.append(format.formatted(arguments).stripTrailing()).append('\n');
  }
}
