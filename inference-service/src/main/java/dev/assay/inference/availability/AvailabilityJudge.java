package dev.assay.inference.availability;

import dev.assay.inference.claims.AvailabilityClaim;
import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.requests.RateTest;
import dev.assay.inference.requests.RunObserved;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides each endpoint's claimed share of successes by a test that may be looked at any time.
 * Pure.
 */
final class AvailabilityJudge implements Judge<InferenceClaims, AvailabilityObserved> {
  static final String EXPECTS = "succeeds";

  @Override
  public List<Judgement> judge(InferenceClaims claims, AvailabilityObserved seen, Terms terms) {
    List<Judgement> judgements = new ArrayList<>();
    for (EndpointClaim endpoint : claims.endpoints()) {
      AvailabilityClaim claim = endpoint.availability();
      if (claim != null) {
        judgements.add(judged(endpoint, claim, run(endpoint, seen), terms));
      }
    }
    return judgements.isEmpty()
        ? Judgement.noClaim(
            "endpoints", EXPECTS, "The dossier claims no availability of an endpoint.")
        : judgements;
  }

  private static RunObserved run(EndpointClaim endpoint, AvailabilityObserved seen) {
    return seen.runs().stream()
        .filter(run -> run.endpoint().equals(endpoint.id()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nothing was observed of " + endpoint.id()));
  }

  private static Judgement judged(
      EndpointClaim endpoint, AvailabilityClaim claim, RunObserved run, Terms terms) {
    String share = claim.atLeastShare().toPlainString();
    Judgement.Subject subject =
        Judgement.about(endpoint.id(), EXPECTS)
            .claimed(
                "a share of at least " + share + " of requests succeeds",
                "at least that share of the requests of this run succeeds")
            .trusting("our clock and our network, measured from one place")
            .showing(run.shown());
    return run.reason() == null
        ? tested(subject, claim, run, terms)
        : subject.unproven(run.reason(), String.valueOf(run.explanation()));
  }

  private static Judgement tested(
      Judgement.Subject subject, AvailabilityClaim claim, RunObserved run, Terms terms) {
    int n = run.requests();
    int failed = n - run.succeeded();
    RateTest test = RateTest.of(BigDecimal.ONE.subtract(claim.atLeastShare()), terms);
    List<Observed> counts =
        List.of(
            Observed.of("succeeded", run.succeeded(), "requests", run.from()),
            Observed.of("requests", run.requests(), "requests", run.from()));
    String words =
        "Over this run, " + run.succeeded() + " of " + run.requests() + " requests succeeded.";
    return switch (test.look(n, failed, failed)) {
      case REFUTED ->
          subject.observing(counts).byTest(test.against(n, failed), test.alpha()).refuted(words);
      case CONFIRMED ->
          subject.observing(counts).byTest(test.inFavour(n, failed), test.alpha()).confirmed(words);
      case OPEN ->
          subject
              .showing(counts)
              .byTest(test.inFavour(n, failed), test.alpha())
              .unproven(
                  test.couldConfirm(n) ? Reason.UNDECIDED : Reason.TOO_FEW_SAMPLES,
                  words
                      + (test.couldConfirm(n)
                          ? " That is too close to decide."
                          : " So few could not confirm the claim in any case.")
                      + test.missing(n, failed));
    };
  }
}
