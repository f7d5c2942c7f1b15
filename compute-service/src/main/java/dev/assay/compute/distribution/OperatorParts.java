package dev.assay.compute.distribution;

import dev.assay.compute.nodelist.ListVotes.Vote;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Reason;
import org.jspecify.annotations.Nullable;

/** Judges what is claimed of the operators, between the best and the worst case. Pure. */
record OperatorParts(NodeDistribution seen) {

  Judgement nakamoto(int atLeast) {
    return part(
            "nakamoto",
            "at least " + atLeast + " operators together hold a strict majority of the nodes",
            "a Nakamoto coefficient of at least " + atLeast + " even in the worst case")
        .judge(
            seen,
            (list, operators, places) ->
                vote(
                    atLeast,
                    operators.worst().nakamoto(),
                    operators.best().nakamoto(),
                    list,
                    "nakamoto"));
  }

  Judgement operators(int atLeast) {
    return part(
            "operators",
            "at least " + atLeast + " operators",
            "at least " + atLeast + " operators even in the worst case")
        .judge(
            seen,
            (list, operators, places) ->
                vote(
                    atLeast,
                    operators.worst().operators(),
                    operators.best().operators(),
                    list,
                    "operators"));
  }

  private static ListedPart part(String subject, String claim, String expected) {
    return new ListedPart(
        subject,
        NodeDistributionJudge.OPERATORS,
        claim,
        expected,
        Reason.ATTRIBUTION,
        "The claim lies between the worst case (operators that share networks are one) and the"
            + " operators as listed; nobody outside can tell which is true.",
        ListSpread::figures);
  }

  private static @Nullable Vote vote(
      int atLeast, int worst, int best, ListSpread list, String name) {
    if (best < atLeast) {
      return new Vote(false, list.value(name + ".at-most", best));
    }
    return worst >= atLeast ? new Vote(true, list.value(name + ".worst-case", worst)) : null;
  }
}
