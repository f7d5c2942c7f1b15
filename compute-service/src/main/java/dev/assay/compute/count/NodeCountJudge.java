package dev.assay.compute.count;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.claims.NodeCountClaim;
import dev.assay.compute.liveness.LiveTest;
import dev.assay.compute.liveness.LivenessTally;
import dev.assay.compute.liveness.NodesObserved;
import dev.assay.compute.liveness.TallyShown;
import dev.assay.compute.nodelist.ListObserved;
import dev.assay.compute.nodelist.ListVotes;
import dev.assay.compute.nodelist.ListVotes.Vote;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether as many nodes as claimed exist and answer: first by what proved itself, then by
 * what the lists say. Pure.
 */
final class NodeCountJudge implements Judge<ComputeClaims, NodesObserved> {
  static final String SUBJECT = "nodes";
  static final String PROVEN = "proven";
  static final String OWN_LIST = "own-list";
  static final String OTHER_LISTS = "other-lists";

  @Override
  public List<Judgement> judge(ComputeClaims claims, NodesObserved seen, Terms terms) {
    NodeCountClaim claim = claims.nodeCount();
    if (claim == null) {
      return Judgement.noClaim(
          SUBJECT, PROVEN, "The dossier doesn't say how many nodes there are.");
    }
    LivenessTally tally = seen.tally();
    TallyShown shown =
        tally == null ? null : new TallyShown(tally, test(claim.claimed(), seen, tally, terms));
    if (shown != null && (shown.test().confirms() || shown.test().refutes())) {
      return List.of(
          shown.judge(subject(PROVEN, claim).showing(seen.listed()), seen.unreadInWords()));
    }
    return List.of(byLists(claim, seen, shown));
  }

  private static LiveTest test(int claimed, NodesObserved seen, LivenessTally tally, Terms terms) {
    return new LiveTest(
        tally,
        seen.distinct() - claimed,
        seen.distinct() + seen.malformed() - claimed,
        terms.alpha(LayerName.COMPUTE));
  }

  private static Judgement byLists(
      NodeCountClaim claim, NodesObserved seen, @Nullable TallyShown shown) {
    ListVotes votes = votes(claim.claimed(), seen.lists());
    String lists = words(seen.lists()) + seen.unreadInWords();
    return switch (votes.verdict()) {
      case AGAINST ->
          subject(votes.own() ? OWN_LIST : OTHER_LISTS, claim)
              .observing(votes.values())
              .trusting(votes.own() ? "the project's own list, against itself" : "the lists")
              .refuted("Fewer different nodes are listed than claimed." + lists);
      case DISAGREE ->
          subject(PROVEN, claim)
              .showing(seen.listed())
              .unproven(
                  Reason.SOURCES_DISAGREE,
                  "Lists of the same class stand on both sides of the claim."
                      + lists
                      + (shown == null ? "" : " " + shown.words()));
      case FOR, NOTHING -> open(subject(PROVEN, claim).showing(seen.listed()), seen, shown);
    };
  }

  private static Judgement open(
      Judgement.Subject subject, NodesObserved seen, @Nullable TallyShown shown) {
    if (shown != null) {
      return shown.judge(subject, seen.unreadInWords());
    }
    Reason reason = Objects.requireNonNullElse(seen.reason(), Reason.NO_SOURCE);
    return subject.unproven(reason, seen.explanation() + seen.unreadInWords());
  }

  private static ListVotes votes(int claimed, List<ListObserved> lists) {
    List<Vote> votes = new ArrayList<>();
    for (ListObserved list : lists) {
      ListObserved.Counts counts = list.counts();
      if (counts != null && counts.distinct() >= claimed) {
        votes.add(vote(true, counts.distinct(), list));
      } else if (counts != null && counts.atMost() < claimed) {
        votes.add(vote(false, counts.atMost(), list));
      }
    }
    return new ListVotes(votes);
  }

  private static Vote vote(boolean holds, int nodes, ListObserved list) {
    return new Vote(holds, Observed.of("listed." + list.id(), nodes, "nodes", list.from()));
  }

  private static String words(List<ListObserved> lists) {
    StringBuilder words = new StringBuilder();
    for (ListObserved list : lists) {
      ListObserved.Counts counts = list.counts();
      if (counts != null) {
        words.append(" The list ").append(list.id()).append(" has ").append(counts.entries());
        words.append(" entries, which are at most ").append(counts.atMost());
        words.append(" different nodes that it doesn't call offline.");
      }
    }
    return words.toString();
  }

  private static Judgement.Subject subject(String expectation, NodeCountClaim claim) {
    return Judgement.about(SUBJECT, expectation)
        .claimed(
            "at least " + claim.claimed() + " nodes",
            "at least " + claim.claimed() + " different nodes prove their listed keys");
  }
}
