package dev.assay.inference.latency;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.LatencyClaim;
import dev.assay.inference.latency.MetricObserved.PercentileObserved;
import dev.assay.inference.requests.RateTest;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides each claimed percentile of each endpoint by a test that may be looked at any time. Pure.
 */
final class LatencyJudge implements Judge<InferenceClaims, LatencyObserved> {
  static final String EXPECTS = "within";
  static final String EXPECTS_IN_REGION = "within-region";
  private static final String TRUSTS =
      "our clock and our network, measured from one place; for TPOT within the bounds of the"
          + " endpoint's own token count";

  @Override
  public List<Judgement> judge(InferenceClaims claims, LatencyObserved seen, Terms terms) {
    List<Judgement> judgements = new ArrayList<>();
    for (EndpointClaim endpoint : claims.endpoints()) {
      for (LatencyClaim claim : endpoint.latency()) {
        EndpointLatency ours = latency(endpoint, seen);
        judgements.add(
            claim.isOf(ours.region())
                ? judged(endpoint, claim, ours, terms)
                : elsewhere(endpoint, claim, ours.region(), seen, terms));
      }
    }
    return judgements.isEmpty()
        ? Judgement.noClaim("endpoints", EXPECTS, "The dossier claims no latency of an endpoint.")
        : judgements;
  }

  private static EndpointLatency latency(EndpointClaim endpoint, LatencyObserved seen) {
    return seen.endpoints().stream()
        .filter(latency -> latency.run().endpoint().equals(endpoint.id()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nothing was observed of " + endpoint.id()));
  }

  private static Judgement judged(
      EndpointClaim endpoint, LatencyClaim claim, EndpointLatency seen, Terms terms) {
    Judgement.Subject subject = subject(endpoint, claim, EXPECTS).trusting(TRUSTS);
    Reason reason = seen.run().reason();
    MetricObserved metric =
        seen.metrics().stream().filter(m -> m.metric() == claim.metric()).findFirst().orElse(null);
    if (reason != null || metric == null) {
      return subject
          .showing(seen.shown())
          .unproven(
              reason == null ? Reason.SOURCE_UNREACHABLE : reason,
              String.valueOf(seen.run().explanation()));
    }
    return tested(subject, claim, metric, seen, terms);
  }

  private static Judgement elsewhere(
      EndpointClaim endpoint,
      LatencyClaim claim,
      @Nullable String ours,
      LatencyObserved seen,
      Terms terms) {
    LatencyClaim.Region region = claim.region();
    if (region == null) {
      throw new IllegalStateException(claim.name() + " names no region");
    }
    List<RegionObserved.VantageSeen> vantages =
        seen.regions().stream()
            .filter(one -> one.endpoint().equals(endpoint.id()))
            .filter(one -> one.claim().equals(claim.name()))
            .flatMap(one -> one.vantages().stream())
            .toList();
    return new RegionVerdict(endpoint, claim, region.name(), ours, allowed(claim), terms)
        .judged(subject(endpoint, claim, EXPECTS_IN_REGION), vantages);
  }

  private static Judgement.Subject subject(
      EndpointClaim endpoint, LatencyClaim claim, String expects) {
    return Judgement.about(endpoint.id() + " " + claim.name(), expects)
        .claimed(
            claim.name()
                + " is at most "
                + claim.atMostMs().toPlainString()
                + " ms at "
                + endpoint.requestsPerSecond().toPlainString()
                + " requests a second",
            "at most a share of "
                + allowed(claim).toPlainString()
                + " of the requests takes longer or fails");
  }

  private static Judgement tested(
      Judgement.Subject subject,
      LatencyClaim claim,
      MetricObserved metric,
      EndpointLatency seen,
      Terms terms) {
    Provenance from = seen.run().from();
    PercentileObserved percentile = metric.claimed(claim.name());
    RateTest test = RateTest.of(allowed(claim), terms);
    LatencyShown shown = new LatencyShown(claim, metric, percentile, from);
    subject.showing(shown.rest()).showing(seen.shown());
    int asked = metric.asked();
    return switch (test.look(metric.n(), asked, percentile.certainlyAbove(), percentile.above())) {
      case REFUTED ->
          subject
              .observing(shown.certainlyAbove(), shown.requests())
              .byTest(test.against(asked, percentile.certainlyAbove()), test.alpha())
              .refuted(shown.words(percentile.certainlyAbove()));
      case CONFIRMED ->
          subject
              .observing(shown.above(), shown.requests())
              .byTest(test.inFavour(metric.n(), percentile.above()), test.alpha())
              .confirmed(shown.words(percentile.above()));
      case OPEN -> open(subject, shown, test, seen);
    };
  }

  private static Judgement open(
      Judgement.Subject subject, LatencyShown shown, RateTest test, EndpointLatency seen) {
    int n = shown.metric().n();
    int above = shown.percentile().above();
    subject.byTest(test.inFavour(n, above), test.alpha()).showing(shown.above(), shown.requests());
    if (seen.proberLate()) {
      return subject.unproven(
          Reason.PROBER_OVERLOADED,
          shown.words(above)
              + " But our prober sent "
              + seen.lateSends()
              + " of them late, so that this may be its own delay.");
    }
    return test.couldConfirm(n)
        ? subject.unproven(
            Reason.UNDECIDED,
            shown.words(above) + " That is too close to decide." + test.missing(n, above))
        : subject.unproven(
            Reason.TOO_FEW_SAMPLES,
            shown.words(above)
                + " So few requests could not confirm it in any case."
                + test.missing(n, above));
  }

  private static BigDecimal allowed(LatencyClaim claim) {
    return BigDecimal.ONE.subtract(claim.percentile()).stripTrailingZeros();
  }
}
