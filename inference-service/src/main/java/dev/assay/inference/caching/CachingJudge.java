package dev.assay.inference.caching;

import dev.assay.inference.claims.ComputedAnswersClaim;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.finding.Statistic;
import dev.assay.verification.statistics.BinomialTest;
import dev.assay.verification.statistics.Tail;
import java.math.BigDecimal;
import java.util.List;

/** Decides by exact tests whether repeated prompts are answered materially faster. Pure. */
final class CachingJudge implements Judge<InferenceClaims, CachingObserved> {
  static final String EXPECTS = "computed";

  @Override
  public List<Judgement> judge(InferenceClaims claims, CachingObserved seen, Terms terms) {
    List<Judgement> judgements =
        claims.computedAnswers().stream()
            .map(claim -> judged(endpoint(claim, seen), terms))
            .toList();
    return judgements.isEmpty()
        ? Judgement.noClaim(
            "endpoints", EXPECTS, "The dossier doesn't claim that every answer is computed.")
        : judgements;
  }

  private static EndpointCaching endpoint(ComputedAnswersClaim claim, CachingObserved seen) {
    return seen.endpoints().stream()
        .filter(endpoint -> endpoint.series().endpoint().equals(claim.endpoint()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("nothing was observed of " + claim.endpoint()));
  }

  private static Judgement judged(EndpointCaching seen, Terms terms) {
    Judgement.Subject subject =
        Judgement.about(seen.series().endpoint(), EXPECTS)
            .claimed(
                "every answer is computed for its request, none is served from a cache",
                "a prompt that was asked a moment ago takes no less than half of a new one's time")
            .trusting("our clock and our network, measured from one place")
            .showing(seen.series().shown());
    Reason reason = seen.series().reason();
    Twins whole = seen.whole();
    Twins first = seen.first();
    if (reason != null) {
      return subject.unproven(reason, String.valueOf(seen.series().explanation()));
    }
    if (whole == null || first == null) {
      return subject.unproven(
          Reason.TOO_FEW_SAMPLES, "In every unit of three requests one of them failed.");
    }
    Provenance from = seen.series().from();
    subject
        .showing(
            Observed.of("whole-answer.ratio", whole.medianRatio(), "times", from),
            Observed.of("first-token.ratio", first.medianRatio(), "times", from),
            Observed.of("first-token.repeated-faster", first.repeatedFaster(), "units", from),
            Observed.of("first-token.new-faster", first.newFaster(), "units", from))
        .showing(seen.said());
    return tested(subject, seen, whole, first, terms);
  }

  private static Judgement tested(
      Judgement.Subject subject, EndpointCaching seen, Twins whole, Twins first, Terms terms) {
    BigDecimal alpha = terms.alpha(LayerName.INFERENCE);
    List<Observed> counts = counts(seen, whole);
    String words =
        "Of "
            + seen.units()
            + " prompts that were repeated within a moment, "
            + whole.repeatedFaster()
            + " were answered in less than half of a new prompt's time; the other way round it was "
            + whole.newFaster()
            + " ("
            + seen.failedUnits()
            + " failed).";
    if (whole.byChance().atMost(alpha.doubleValue())) {
      return subject
          .observing(counts)
          .byTest(statistic("sign test tail", whole.byChance(), whole.different(), alpha), alpha)
          .refuted(words);
    }
    int notInFavour = whole.repeatedFaster() + seen.failedUnits();
    BinomialTest inFavour = new BinomialTest(seen.units(), notInFavour, TwinPrompts.SHARE);
    subject.byTest(statistic("binomial tail", inFavour.lowerTail(), seen.units(), alpha), alpha);
    if (first.byChance().atMost(alpha.doubleValue())) {
      return subject
          .showing(counts)
          .unproven(
              Reason.UNDECIDED,
              words
                  + " But their first tokens came in less than half of the time: something of the"
                  + " prompt or of the answer was kept, and times alone don't tell which.");
    }
    return inFavour.confirms(alpha.doubleValue())
        ? subject
            .observing(counts)
            .confirmed(words + " This is said of prompts repeated at once, no others were tried.")
        : subject
            .showing(counts)
            .unproven(Reason.UNDECIDED, words + " That is too close to decide.");
  }

  private static List<Observed> counts(EndpointCaching seen, Twins whole) {
    Provenance from = seen.series().from();
    return List.of(
        Observed.of("whole-answer.repeated-faster", whole.repeatedFaster(), "units", from),
        Observed.of("whole-answer.new-faster", whole.newFaster(), "units", from),
        Observed.of("units.failed", seen.failedUnits(), "units", from),
        Observed.of("units", seen.units(), "units", from));
  }

  private static Statistic statistic(String name, Tail tail, int n, BigDecimal alpha) {
    return new Statistic(name, tail.shown(), n, alpha);
  }
}
