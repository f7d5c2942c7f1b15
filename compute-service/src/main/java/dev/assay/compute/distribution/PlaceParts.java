package dev.assay.compute.distribution;

import dev.assay.compute.nodelist.ListVotes.Vote;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges what is claimed of regions and of large cloud providers. Pure. */
record PlaceParts(NodeDistribution seen) {
  private static final int DECIMALS = 6;

  Judgement regions(List<String> claimed) {
    return part(
            "regions",
            "nodes in " + String.join(", ", claimed),
            "at least one node in each of these regions")
        .judge(seen, (list, operators, places) -> regionVote(claimed, list, places));
  }

  Judgement hyperscalers(BigDecimal atMost) {
    return part(
            "hyperscalers",
            "a share of at most " + atMost.toPlainString() + " at large cloud providers",
            "at most that share of the nodes in their autonomous systems")
        .judge(seen, (list, operators, places) -> hyperscalerVote(atMost, list, places));
  }

  private static ListedPart part(String subject, String claim, String expected) {
    return new ListedPart(
        subject,
        NodeDistributionJudge.PLACES,
        claim,
        expected,
        Reason.NOT_RECOGNISED,
        "The lists don't say it of every node, or not in the claim's words.",
        ListSpread::placed);
  }

  private static @Nullable Vote regionVote(List<String> claimed, ListSpread list, Places places) {
    long found = claimed.stream().filter(places::names).count();
    Observed value = list.value("regions.found", found + " of " + claimed.size());
    if (found == claimed.size()) {
      return new Vote(true, value);
    }
    boolean sure = found > 0 && places.withoutRegion() == 0 && list.malformed() == 0;
    return sure ? new Vote(false, value) : null; // other words for a region are no lie
  }

  private static @Nullable Vote hyperscalerVote(BigDecimal atMost, ListSpread list, Places places) {
    int nodes = list.nodes() + list.malformed();
    if (nodes == 0) {
      return null;
    }
    long known = places.atHyperscalers();
    long possible = known + places.withoutSystem() + list.malformed();
    BigDecimal allowed = atMost.multiply(BigDecimal.valueOf(nodes));
    if (BigDecimal.valueOf(known).compareTo(allowed) > 0) {
      return new Vote(false, list.value("hyperscaler-share.at-least", share(known, nodes)));
    }
    return BigDecimal.valueOf(possible).compareTo(allowed) <= 0
        ? new Vote(true, list.value("hyperscaler-share.at-most", share(possible, nodes)))
        : null;
  }

  private static BigDecimal share(long part, int whole) {
    return BigDecimal.valueOf(part)
        .divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_UP);
  }
}
