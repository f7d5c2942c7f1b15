package dev.assay.inference.fastpath;

import dev.assay.inference.claims.EqualServiceClaim;
import dev.assay.inference.claims.InferenceClaims;
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
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Is every customer served alike, or is there a fast path for the keys and addresses that are known
 * to measure?
 */
public final class FastPathCheck implements Check<InferenceClaims, FastPathObserved> {
  /** Of failures, of TTFT and of E2E, between keys and between addresses. */
  private static final int TESTS = 6;

  private static final String DOCS =
      """
      Two API keys of the operator's ask the same endpoint in a drawn order, at the drawn times of a
      Poisson process at the claimed rate (20 a second at most), sixty times each, with prompts that
      all differ. Every time runs from when its request was due; a request that fails counts as
      infinitely long. A slow prober delays both keys alike.

      Since the order is drawn, the keys' labels mean nothing if the keys are served alike, and a
      permutation test of the rank sums is exact. A difference is material when one key takes more
      than 1.5 times as long as the other: routing to another place or batch explains less. So one
      key's times are compared with 1.5 times the other's, both ways, for TTFT and for E2E.
      Refuted: one key is slower even so, two-sided at the stated error; or one fails more often, by
      Fisher's exact test. Confirmed: each is faster than 1.5 times the other, both ways and for
      both times, each at the stated error, and no more than one in twenty failed. Else
      UNPROVEN(UNDECIDED). The comparison speaks of times as a whole (of their medians, where the
      keys' times have one shape), not of rare slow answers.

      Where the operator of the prober has set a second address of its host, the second key asks
      sixty times from there too, in the same drawn order, and the two addresses are compared like
      the two keys, by requests of the second key alone: a project that prefers a known key or a
      known address, or whoever has either, serves that one group worse. The number of tests counts
      both comparisons, whether or not there is a second address. Without one the finding says that
      addresses were not compared. The two must be of one place and link, which is the operator's
      affair.

      The keys must be alike: of the same plan and limits, and paid alike. That is the operator's
      affair; a key of a slower plan would accuse the project falsely. Where the first key is none,
      the comparison is with anonymous customers.

      How one would cheat: know both keys (register the second one under another name, and don't
      use it to measure anything else); know both addresses, or the network that both are of; favour
      our prompts instead, which are of one kind. That it doesn't see. A fast path that is switched on for a while only shows when the
      check happens to ask then.
      """;

  private static final CheckSpec SPEC =
      new CheckSpec(
          "inference.fast-path",
          2,
          LayerName.INFERENCE,
          "Is every customer served alike, or are keys and addresses that are known to measure preferred?",
          Severity.HIGH,
          List.of(
              new Expectation(
                  FastPathJudge.EXPECTS,
                  "Two keys, and two addresses, wait alike, within a factor of 1.5, and fail alike.",
                  Standard.of(EvidenceClass.MEASURED),
                  Standard.of(EvidenceClass.MEASURED))),
          false,
          "Serve every key of a plan from the same queue.",
          DOCS);

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<FastPathObserved> observationType() {
    return FastPathObserved.class;
  }

  @Override
  public Uni<FastPathObserved> observe(InferenceClaims claims, Terms terms, Probes probes) {
    double alpha = terms.alpha(LayerName.INFERENCE).doubleValue();
    return Multi.createFrom()
        .iterable(claims.equalService())
        .onItem()
        .transformToUniAndConcatenate(claim -> groups(claims, claim, alpha).observe(probes))
        .collect()
        .asList()
        .map(FastPathObserved::new);
  }

  @Override
  public Judge<InferenceClaims, FastPathObserved> judge() {
    return new FastPathJudge();
  }

  @Override
  public int statisticalClaims(InferenceClaims claims) {
    return TESTS * claims.equalService().size();
  }

  private static ThreeGroups groups(InferenceClaims claims, EqualServiceClaim claim, double alpha) {
    String endpoint = claim.endpoint();
    return new ThreeGroups(claim, claims.endpoint(endpoint), claims.price(endpoint), alpha);
  }
}
