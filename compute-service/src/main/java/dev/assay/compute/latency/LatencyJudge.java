package dev.assay.compute.latency;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.claims.NodeLatencyClaim;
import dev.assay.compute.geometry.Medium;
import dev.assay.compute.latency.LatencyObserved.Claimed;
import dev.assay.compute.latency.LatencyObserved.LogSeen;
import dev.assay.compute.latency.LatencyObserved.Trips;
import dev.assay.compute.rate.RateTest;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.finding.Statistic;
import dev.assay.verification.statistics.BinomialTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Decides each claimed time: by physics, by our own trips, or by the project's log. Pure. */
final class LatencyJudge implements Judge<ComputeClaims, LatencyObserved> {
  static final String POSSIBLE = "possible";
  static final String WITHIN = "within";
  static final String RECOMPUTED = "recomputed";

  private static final String TRUSTS = "our clock, our link, and where we say we are";

  @Override
  public List<Judgement> judge(ComputeClaims claims, LatencyObserved seen, Terms terms) {
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < claims.latency().size(); i++) {
      judgements.add(judged(claims.latency().get(i), seen.claims().get(i), seen.declared(), terms));
    }
    return judgements.isEmpty()
        ? Judgement.noClaim("latency", WITHIN, "The dossier claims no round trip to a node.")
        : judgements;
  }

  private static Judgement judged(
      NodeLatencyClaim claim, Claimed seen, Provenance declared, Terms terms) {
    PhysicalBound bound = PhysicalBound.of(claim);
    if (bound != null && bound.beats(Medium.VACUUM)) {
      return impossible(claim, bound, declared);
    }
    Trips trips = seen.trips();
    LogSeen log = seen.log();
    if (log != null) {
      return recomputed(claim, log, terms);
    }
    if (trips != null) {
      return tested(claim, trips, terms);
    }
    return subject(claim, WITHIN)
        .unproven(
            Objects.requireNonNullElse(seen.reason(), Reason.NOT_MEASURABLE),
            Objects.requireNonNullElse(
                seen.explanation(),
                "A figure without the log of its trips can't be recomputed, and no node is named"
                    + " that we could measure."));
  }

  private static Judgement impossible(
      NodeLatencyClaim claim, PhysicalBound bound, Provenance declared) {
    BigDecimal vacuum = LatencyShown.millis(Medium.VACUUM.millis(bound.kilometres()));
    return subject(claim, POSSIBLE)
        .trusting("the speed of light; both places are the project's own words")
        .observing(
            Observed.of("distance", LatencyShown.whole(bound.kilometres()), "km", declared),
            Observed.of("rtt.in-vacuum", vacuum, "ms", declared),
            Observed.of("claimed", claim.atMostMs(), "ms", declared))
        .refuted(
            "Light in a vacuum takes %s ms there and back between the nearest points of both regions."
                .formatted(vacuum.toPlainString()));
  }

  private static Judgement tested(NodeLatencyClaim claim, Trips seen, Terms terms) {
    RateTest test = LatencyQuestion.test(claim, terms);
    int n = seen.counted();
    LatencyShown shown = new LatencyShown(claim, seen);
    Judgement.Subject subject = subject(claim, WITHIN).trusting(TRUSTS).showing(shown.rest());
    return switch (test.look(n, seen.certainlyAbove(), seen.above())) {
      case REFUTED ->
          subject
              .observing(shown.certainlyAbove(), shown.trips())
              .byTest(test.against(n, seen.certainlyAbove()), test.alpha())
              .refuted(shown.words(seen.certainlyAbove()));
      case CONFIRMED ->
          subject
              .observing(shown.above(), shown.trips())
              .byTest(test.inFavour(n, seen.above()), test.alpha())
              .confirmed(shown.words(seen.above()));
      case OPEN ->
          subject
              .byTest(test.inFavour(n, seen.above()), test.alpha())
              .showing(shown.certainlyAbove(), shown.above(), shown.trips())
              .unproven(
                  test.couldConfirm(n) ? Reason.UNDECIDED : Reason.TOO_FEW_SAMPLES,
                  shown.words(seen.above()) + test.missing(n, seen.above()));
    };
  }

  private static Judgement recomputed(NodeLatencyClaim claim, LogSeen log, Terms terms) {
    BigDecimal alpha = terms.alpha(LayerName.COMPUTE);
    BinomialTest test = new BinomialTest(log.trips(), log.above(), claim.allowed().doubleValue());
    Observed above = Observed.of("log.above", log.above(), "trips", log.from());
    Observed trips = Observed.of("log.trips", log.trips(), "trips", log.from());
    Judgement.Subject subject =
        subject(claim, RECOMPUTED).trusting("whoever wrote the log").showing(LatencyShown.of(log));
    String words =
        "%d of the log's %d trips failed or took longer than claimed."
            .formatted(log.above(), log.trips());
    Long quantile = log.quantileMicros();
    if (quantile == null || quantile > claim.atMostMicros()) {
      return subject.observing(above, trips).refuted(words + " The log isn't of that figure.");
    }
    subject.byTest(
        new Statistic("binomial tail", test.lowerTail().shown(), log.trips(), alpha), alpha);
    return test.confirms(alpha.doubleValue())
        ? subject.observing(above, trips).confirmed(words)
        : subject.showing(above, trips).unproven(Reason.TOO_FEW_SAMPLES, words);
  }

  private static Judgement.Subject subject(NodeLatencyClaim claim, String expects) {
    return Judgement.about(claim.id(), expects)
        .claimed(
            LatencyShown.said(claim),
            "at most a share of %s of the trips takes longer or fails"
                .formatted(claim.allowed().toPlainString()));
  }
}
