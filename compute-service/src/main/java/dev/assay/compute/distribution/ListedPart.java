package dev.assay.compute.distribution;

import dev.assay.compute.nodelist.ListVotes;
import dev.assay.compute.nodelist.ListVotes.Vote;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a distribution claim on which only the lists speak: the project's own word suffices
 * against it; for it, the kit lowers what is too weak. Pure.
 *
 * @param subject of its judgement
 * @param expectation under which the project's own lists are judged
 * @param claim in words
 * @param expected what would confirm it, in words
 * @param open why it is UNPROVEN when no list decides
 * @param openExplained the same in words
 * @param figures of a list, for the reader
 */
record ListedPart(
    String subject,
    String expectation,
    String claim,
    String expected,
    Reason open,
    String openExplained,
    Function<ListSpread, List<Observed>> figures) {

  /** Whether a list is for or against the part; null when it doesn't decide. */
  @FunctionalInterface
  interface Reader {
    @Nullable Vote vote(ListSpread list, Operators operators, Places places);
  }

  Judgement judge(NodeDistribution seen, Reader reader) {
    List<Vote> votes = new ArrayList<>();
    List<Observed> shown = new ArrayList<>();
    for (ListSpread list : seen.lists()) {
      if (list.operators() != null && list.places() != null) {
        Vote vote = reader.vote(list, list.operators(), list.places());
        if (vote != null) {
          votes.add(vote);
        }
        shown.addAll(figures.apply(list));
      }
    }
    return decided(seen, new ListVotes(votes), shown);
  }

  private Judgement decided(NodeDistribution seen, ListVotes votes, List<Observed> shown) {
    Judgement.Subject made =
        Judgement.about(subject, votes.own() ? expectation : NodeDistributionJudge.ELSEWHERE)
            .claimed(claim, expected)
            .trusting("the node lists: none of this is measured");
    return switch (votes.verdict()) {
      case FOR -> made.observing(votes.values()).showing(shown).confirmed("The lists say so.");
      case AGAINST ->
          made.observing(votes.values())
              .showing(shown)
              .refuted("Even counted in the project's favour, the lists say otherwise.");
      case DISAGREE ->
          made.showing(votes.values())
              .showing(shown)
              .unproven(Reason.SOURCES_DISAGREE, "Lists of the same class disagree.");
      case NOTHING -> undecided(made.showing(shown), seen);
    };
  }

  private Judgement undecided(Judgement.Subject made, NodeDistribution seen) {
    for (ListSpread list : seen.lists()) {
      Reason unread = list.list().reason();
      if (unread != null) {
        return made.unproven(unread, String.valueOf(list.list().explanation()));
      }
    }
    return seen.lists().isEmpty()
        ? made.unproven(Reason.NO_SOURCE, "The claims name no node list.")
        : made.unproven(open, openExplained);
  }
}
