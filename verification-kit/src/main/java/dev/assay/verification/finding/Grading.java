package dev.assay.verification.finding;

import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.EvidenceClass;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Weighs the evidence behind a judgement and makes the finding: a CONFIRMED or REFUTED that rests
 * on weaker evidence than its expectation needs becomes UNPROVEN(WEAK_SOURCE), on older evidence
 * than its class allows UNPROVEN(STALE). Pure and thread-safe; no judge does this itself.
 *
 * @param spec of the check that judged
 * @param terms that it was held to
 */
public record Grading(CheckSpec spec, Terms terms) {

  /** The finding that these judgements become, in their order. */
  public List<Finding> grade(List<Judgement> judgements) {
    return judgements.stream().map(this::grade).toList();
  }

  /** The finding that this judgement becomes. */
  public Finding grade(Judgement judgement) {
    Expectation expectation = spec.expectation(judgement.expectation());
    if (!judgement.outcome().decided()) {
      return finding(judgement, judgement.outcome(), judgement.reason(), judgement.explanation());
    }
    if (spec.adverse() && judgement.outcome() == Outcome.CONFIRMED) {
      throw new IllegalStateException(spec.id() + " is adverse and can't confirm");
    }
    Standard standard =
        judgement.outcome() == Outcome.CONFIRMED
            ? expectation.confirmsFrom()
            : expectation.refutesFrom();
    String weak = weakness(judgement, standard);
    if (weak != null) {
      return lowered(judgement, Reason.WEAK_SOURCE, weak);
    }
    String stale = staleness(judgement);
    return stale == null
        ? finding(judgement, judgement.outcome(), null, judgement.explanation())
        : lowered(judgement, Reason.STALE, stale);
  }

  private static @Nullable String weakness(Judgement judgement, Standard standard) {
    for (Observed value : judgement.deciding()) {
      if (!value.evidenceClass().suffices(standard.weakest())) {
        return value.name() + " is " + value.evidenceClass() + ", needed is " + standard.weakest();
      }
    }
    long sources = judgement.deciding().stream().map(Observed::source).distinct().count();
    return sources < standard.independentSources()
        ? sources + " source(s), needed are " + standard.independentSources() + " independent ones"
        : null;
  }

  private @Nullable String staleness(Judgement judgement) {
    for (Observed value : judgement.deciding()) {
      if (terms.freshness().isStale(value.evidenceClass(), value.at(), terms.asOf())) {
        return value.name() + " was observed at " + value.at() + ", judged as of " + terms.asOf();
      }
    }
    return null;
  }

  private Finding lowered(Judgement judgement, Reason reason, String why) {
    String said = judgement.outcome() == Outcome.CONFIRMED ? "for the claim" : "against the claim";
    return finding(
        judgement,
        Outcome.UNPROVEN,
        reason,
        judgement.explanation() + " This speaks " + said + ", but does not prove it: " + why + ".");
  }

  private Finding finding(
      Judgement judgement, Outcome outcome, @Nullable Reason reason, String explanation) {
    List<Observed> observed = new ArrayList<>(judgement.deciding());
    observed.addAll(judgement.shown());
    return new Finding(
        spec.id(),
        spec.version(),
        judgement.subject(),
        outcome,
        reason,
        spec.severity(),
        judgement.claim(),
        judgement.expected(),
        observed,
        weakest(judgement.deciding()),
        judgement.statistic(),
        judgement.errorProbability(),
        judgement.trusts(),
        observed.stream().map(Observed::evidence).distinct().sorted().toList(),
        explanation,
        spec.remediation());
  }

  private static @Nullable EvidenceClass weakest(List<Observed> deciding) {
    return deciding.stream()
        .map(Observed::evidenceClass)
        .reduce(EvidenceClass::weaker)
        .orElse(null);
  }

  /**
   * The finding of a check that failed itself: a defect of ours, never held against the project.
   */
  public Finding failed(String explanation, Digest claims) {
    return new Finding(
        spec.id(),
        spec.version(),
        "check",
        Outcome.UNPROVEN,
        Reason.CHECK_FAILED,
        spec.severity(),
        null,
        null,
        List.of(),
        null,
        null,
        null,
        "nobody",
        List.of(claims),
        explanation,
        "This is a defect of the verifier; report it with the verification's id.");
  }
}
