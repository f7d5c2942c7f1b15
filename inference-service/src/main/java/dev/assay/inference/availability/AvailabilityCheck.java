package dev.assay.inference.availability;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.requests.EndpointRun;
import dev.assay.inference.requests.RunObserved;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Does the claimed share of requests to each endpoint succeed, over this run? */
public final class AvailabilityCheck implements Check<InferenceClaims, AvailabilityObserved> {
  private static final String DOCS =
      """
      Judged by the requests of inference.latency: one load for both checks. A request succeeds when
      its answer is whole: status 2xx, one token at least, a finish reason, within the deadline.
      Status 429 is a failure, since no more than the claimed load is sent.

      Decision: the same test on the number of failed requests, which holds wherever the load ended. It
      speaks of the mean over this run, not of a month (inference.sla does). When not one request brings anything back, our own network
      may be the trouble; when every request is refused with the same kind of 4xx status, our key or
      our way to ask may be; when more than one in a hundred requests
      was sent later than a twentieth of the run (500 ms at most), it was not the claimed load; when our
      guard refuses the address or our budget is spent, we ended it:
      each is UNPROVEN with its reason.

      How one would cheat: answer quickly with an error inside a 200, or with nothing (both fail);
      refuse everything, so that nothing is proven (then nothing is confirmed either).
      """;

  private static final CheckSpec SPEC =
      new CheckSpec(
          "inference.availability",
          2,
          LayerName.INFERENCE,
          "Does the claimed share of requests succeed, over this run?",
          Severity.HIGH,
          List.of(
              new Expectation(
                  AvailabilityJudge.EXPECTS,
                  "At least the claimed share of requests at the claimed load gets a whole answer.",
                  Standard.of(EvidenceClass.MEASURED),
                  Standard.of(EvidenceClass.MEASURED))),
          false,
          "Claim a share that holds at the claimed load; let the endpoint take requests of the claimed"
              + " model, with a key of the operator's where it needs one.",
          DOCS);

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<AvailabilityObserved> observationType() {
    return AvailabilityObserved.class;
  }

  @Override
  public Uni<AvailabilityObserved> observe(InferenceClaims claims, Terms terms, Probes probes) {
    return EndpointRun.of(claims, AvailabilityCheck::claimsAvailability, terms, probes)
        .map(runs -> runs.stream().map(RunObserved::of).toList())
        .map(AvailabilityObserved::new);
  }

  @Override
  public Judge<InferenceClaims, AvailabilityObserved> judge() {
    return new AvailabilityJudge();
  }

  @Override
  public int statisticalClaims(InferenceClaims claims) {
    return (int) claims.endpoints().stream().filter(AvailabilityCheck::claimsAvailability).count();
  }

  private static boolean claimsAvailability(EndpointClaim endpoint) {
    return endpoint.availability() != null;
  }
}
