package dev.assay.compute.identity;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.claims.IdentityClaim;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.util.ArrayList;
import java.util.List;

/** Decides each part of an identity claim as a subject of its own. Pure. */
final class IdentityDistinctnessJudge implements Judge<ComputeClaims, IdentitiesObserved> {
  static final String OPERATORS = "operators";
  static final String NODES_EACH = "nodes-each";
  static final String OWN_LIST = "own-list";
  static final String OTHER_LISTS = "other-lists";
  static final String NOT_SHARED = "not-shared";

  @Override
  public List<Judgement> judge(ComputeClaims claims, IdentitiesObserved seen, Terms terms) {
    IdentityClaim claim = claims.identity();
    if (claim == null) {
      return Judgement.noClaim(
          OPERATORS, OWN_LIST, "The dossier doesn't say who stands behind its nodes.");
    }
    List<Judgement> judgements = new ArrayList<>();
    if (claim.operatorsAtLeast() != null) {
      judgements.add(operators(claim.operatorsAtLeast(), seen));
    }
    if (claim.nodesEachAtMost() != null) {
      judgements.add(nodesEach(claim.nodesEachAtMost(), seen));
    }
    seen.others().forEach(other -> judgements.add(notShared(other, seen)));
    return judgements;
  }

  private static Judgement operators(int atLeast, IdentitiesObserved seen) {
    return new MergedPart(
            OPERATORS,
            "at least " + atLeast + " independent operators",
            "at least " + atLeast + " operators even in the worst case",
            (count, malformed) -> count.entities() + malformed >= atLeast,
            Identities.Count::entities)
        .judge(seen);
  }

  private static Judgement nodesEach(int atMost, IdentitiesObserved seen) {
    return new MergedPart(
            NODES_EACH,
            "at most " + atMost + " nodes of one operator",
            "at most " + atMost + " nodes of one operator even in the worst case",
            (count, malformed) -> count.largest() <= atMost,
            Identities.Count::largest)
        .judge(seen);
  }

  private static Judgement notShared(SharedWith other, IdentitiesObserved seen) {
    Judgement.Subject subject =
        Judgement.about("not in " + other.id(), NOT_SHARED)
            .claimed(
                "no node stands in the list " + other.id() + " too",
                "no key and no device of the nodes stands in that list")
            .trusting("the other list: whoever writes it can copy keys");
    Reason unread = other.reason();
    if (other.shared() == null || unread != null) {
      return subject.unproven(
          unread == null ? Reason.NO_SOURCE : unread, String.valueOf(other.explanation()));
    }
    Observed shared = Observed.of("shared." + other.id(), other.shared(), "nodes", other.from());
    if (other.shared() > 0) {
      return subject
          .observing(shared)
          .refuted("Also in that list: " + String.join(", ", other.examples()) + ".");
    }
    boolean listed = seen.lists().stream().anyMatch(list -> list.counts() != null);
    return listed
        ? subject
            .showing(shared)
            .unproven(Reason.ATTRIBUTION, "Nothing in common; keys can differ where devices don't.")
        : subject.unproven(Reason.NO_SOURCE, "No list of the project's own could be read.");
  }
}
