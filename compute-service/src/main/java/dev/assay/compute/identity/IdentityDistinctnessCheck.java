package dev.assay.compute.identity;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.claims.IdentityClaim;
import dev.assay.compute.claims.OtherListClaim;
import dev.assay.compute.liveness.NodeSurvey;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.PartedDocument;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.util.List;

/** Do as many different operators as claimed stand behind the listed nodes? */
public final class IdentityDistinctnessCheck implements Check<ComputeClaims, IdentitiesObserved> {
  private static final String DOCS =
      """
      Each part of the claim is a subject of its own.

      Operators, and nodes of one operator: nodes are merged in two steps. By proof: the list names
      the same operator, signing key or device (an accelerator's own id; fillers are none). By
      evidence: every family of signals gives a pair of nodes one e-value, and a pair is merged when
      their product reaches C(N,2)/alpha, so that any false merge among N nodes has probability alpha
      at most, alpha being the stated error probability shared among the lists. Families are host
      keys (TLS, SSH), address (as we connected to it, its /24 or /48, the autonomous system),
      accounts (payout, funding) and software; signals within a family depend on one another and give
      the mean of their e-values. A match that m of the n nodes with this signal share is worth
      a n/m, a mismatch (1-a)/(1-q), with a = P(match | same operator) stated as 0.5 and q the
      share of pairs that match; averaged over all pairs that is 1 at most, so no value's frequency
      has to be known. What many share counts for little, one family alone never merges (neither
      "same system" nor "same network"), and it takes several rare matches in a long list. Pairs are
      only looked at around the first and the last node of each bucket, so nodes may stay apart that
      more looking would merge: that errs in the project's favour.

      Assumed: strangers' signals are exchangeable within a family and independent between families.
      A host that many rent from may break that with its own image, network and reseller account.

      The list REFUTES when even the merged nodes, every unreadable entry one operator more, are
      fewer operators than claimed, or when one of them has more nodes than claimed; after a merge by
      evidence the finding states the error. It never CONFIRMS: nobody outside can tell two operators
      from one with two of everything. So it is UNPROVEN by WEAK_SOURCE when even the worst case
      (whatever shares a network, a system and country, a host key or an account is one) carries the
      claim, by ATTRIBUTION in between; the bounds are shown.

      Other projects' lists that the claim names by their digests: REFUTED when a signing key or a
      device of this project's nodes stands in a list of a source that the operator registered as
      independent. Anyone can copy keys, so a list of any other source is UNPROVEN(WEAK_SOURCE); a
      list that changed since is UNPROVEN(CHANGED); nothing in common proves nothing.

      How one would cheat: run one machine under many names (keys and devices are compared); let one
      operator have many accounts (several families of signals together merge them, with a stated
      error); sell the same machine to two projects (their lists are compared). What stays open:
      whoever gives every name a key, an address, an account and a build of its own is not found; co-failure
      needs a series of observations and is not used by this version.
      """;

  private static final CheckSpec SPEC =
      new CheckSpec(
          "compute.identity-distinctness",
          2,
          LayerName.COMPUTE,
          "Do as many different operators as claimed stand behind the listed nodes?",
          Severity.HIGH,
          List.of(
              new Expectation(
                  IdentityDistinctnessJudge.OWN_LIST,
                  "The nodes of the project's own list are as many operators' as claimed.",
                  Standard.of(EvidenceClass.SIGNED),
                  Standard.of(EvidenceClass.PROJECT_API)),
              new Expectation(
                  IdentityDistinctnessJudge.OTHER_LISTS,
                  "The nodes of others' lists are as many operators' as claimed.",
                  Standard.of(EvidenceClass.SIGNED),
                  Standard.of(EvidenceClass.THIRD_PARTY_API, 2)),
              new Expectation(
                  IdentityDistinctnessJudge.NOT_SHARED,
                  "No key and no device of the nodes stands in another project's list.",
                  Standard.of(EvidenceClass.MEASURED),
                  Standard.of(EvidenceClass.THIRD_PARTY_API))),
          false,
          "Count operators by what they don't share: name one operator for nodes that have one key,"
              + " device or payout account, and claim that number.",
          DOCS);

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<IdentitiesObserved> observationType() {
    return IdentitiesObserved.class;
  }

  @Override
  public Uni<IdentitiesObserved> observe(ComputeClaims claims, Terms terms, Probes probes) {
    IdentityClaim claim = claims.identity();
    if (claim == null) {
      return Uni.createFrom().item(IdentitiesObserved.nothing());
    }
    BigDecimal alpha = terms.alpha(LayerName.COMPUTE);
    return NodeSurvey.of(claims.nodeLists(), terms, probes)
        .flatMap(
            survey ->
                others(claim.notIn(), probes)
                    .map(others -> IdentitiesObserved.of(survey, claim, others, alpha)));
  }

  private static Uni<List<Answer<PartedDocument>>> others(
      List<OtherListClaim> claims, Probes probes) {
    return Multi.createFrom()
        .iterable(claims)
        .onItem()
        .transformToUniAndConcatenate(other -> PartedDocument.fetch(other.list().url(), probes))
        .collect()
        .asList();
  }

  @Override
  public Judge<ComputeClaims, IdentitiesObserved> judge() {
    return new IdentityDistinctnessJudge();
  }

  /** One merging decides both parts. */
  @Override
  public int statisticalClaims(ComputeClaims claims) {
    IdentityClaim claim = claims.identity();
    boolean merging =
        claim != null && (claim.operatorsAtLeast() != null || claim.nodesEachAtMost() != null);
    return merging ? 1 : 0;
  }
}
