package dev.assay.compute.identity;

import dev.assay.compute.identity.Identities.Count;
import dev.assay.compute.identity.Identities.Counts;
import dev.assay.compute.nodelist.ListVotes;
import dev.assay.compute.nodelist.ListVotes.Vote;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.finding.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A part of an identity claim that the merged nodes decide: refuted by proof, or by evidence with
 * the stated error. Pure.
 *
 * @param subject of its judgement
 * @param claim in words
 * @param expected what would carry it, in words
 * @param bound whether it holds by a count
 * @param figure that a count gives
 */
record MergedPart(
    String subject, String claim, String expected, Bound bound, ToIntFunction<Count> figure) {

  /** Whether the claim holds by a count, when so many entries could not be read. */
  @FunctionalInterface
  interface Bound {
    boolean holds(Count count, int malformed);
  }

  Judgement judge(IdentitiesObserved seen) {
    List<Vote> votes = new ArrayList<>();
    List<Observed> figures = new ArrayList<>();
    for (Identities list : seen.lists()) {
      Vote vote = list.counts() == null ? null : vote(list, list.counts());
      if (vote != null) {
        votes.add(vote);
      }
      figures.addAll(list.figures());
    }
    return decided(seen, new ListVotes(votes), figures);
  }

  private @Nullable Vote vote(Identities list, Counts counts) {
    if (!bound.holds(counts.merged(), counts.malformed())) {
      boolean proof = !bound.holds(counts.proven(), counts.malformed());
      Count count = proof ? counts.proven() : counts.merged();
      String name = subject + (proof ? ".proven" : ".merged");
      return new Vote(false, list.value(name, figure.applyAsInt(count)));
    }
    boolean carried = counts.nodes() > 0 && bound.holds(counts.worst(), 0);
    return carried
        ? new Vote(true, list.value(subject + ".worst", figure.applyAsInt(counts.worst())))
        : null;
  }

  private Judgement decided(IdentitiesObserved seen, ListVotes votes, List<Observed> figures) {
    Judgement.Subject made =
        Judgement.about(
                subject,
                votes.own()
                    ? IdentityDistinctnessJudge.OWN_LIST
                    : IdentityDistinctnessJudge.OTHER_LISTS)
            .claimed(claim, expected)
            .trusting("the node lists, against themselves; addresses and TLS keys are measured");
    return switch (votes.verdict()) {
      case FOR ->
          made.observing(votes.values())
              .showing(figures)
              .confirmed("Even the worst case carries the claim.");
      case AGAINST -> refuted(made.observing(votes.values()).showing(figures), seen, votes);
      case DISAGREE ->
          made.showing(votes.values())
              .showing(figures)
              .unproven(Reason.SOURCES_DISAGREE, "Lists of the same class disagree.");
      case NOTHING -> open(made.showing(figures), seen);
    };
  }

  private Judgement refuted(Judgement.Subject made, IdentitiesObserved seen, ListVotes votes) {
    List<Counts> byEvidence =
        seen.lists().stream()
            .filter(list -> votes.values().stream().anyMatch(v -> v.name().equals(merged(list))))
            .map(Identities::counts)
            .filter(counts -> counts != null)
            .toList();
    if (byEvidence.isEmpty()) {
      return made.refuted("Nodes under different names have one operator, key or device.");
    }
    Counts counts = byEvidence.getFirst();
    return made.byTest(statistic(counts), counts.errorProbability())
        .refuted("The nodes have so much in common that they are fewer operators'.");
  }

  private String merged(Identities list) {
    return subject + ".merged by " + list.list().id();
  }

  private static Statistic statistic(Counts counts) {
    double pairs = counts.nodes() * (counts.nodes() - 1.0) / 2;
    double threshold = pairs / counts.errorProbability().doubleValue();
    return Statistic.of(
        "e-value from which a pair is merged",
        threshold,
        counts.nodes(),
        counts.errorProbability());
  }

  private static Judgement open(Judgement.Subject made, IdentitiesObserved seen) {
    for (Identities list : seen.lists()) {
      Reason unread = list.list().reason();
      if (unread != null) {
        return made.unproven(unread, String.valueOf(list.list().explanation()));
      }
    }
    return seen.lists().isEmpty()
        ? made.unproven(Reason.NO_SOURCE, "The claims name no node list.")
        : made.unproven(
            Reason.ATTRIBUTION,
            "The claim lies between the worst case and what is proven of the nodes; nobody outside"
                + " can tell which is true.");
  }
}
