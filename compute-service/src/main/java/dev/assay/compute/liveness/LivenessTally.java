package dev.assay.compute.liveness;

import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many nodes of a sample are in which state.
 *
 * @param population the different nodes of the lists, from which the sample was drawn
 * @param drawn how many were to be asked; the whole population, or a simple random sample of it
 * @param notAskedBecause the reason of most nodes that were not asked
 * @param examples the first nodes that did not prove themselves
 * @param from the transcript
 */
public record LivenessTally(
    int population,
    int drawn,
    int proven,
    int shared,
    int keyless,
    int unproved,
    int silent,
    int notAsked,
    @Nullable Reason notAskedBecause,
    List<Example> examples,
    Provenance from) {
  private static final int EXAMPLES = 20;

  /**
   * A node that did not prove itself.
   *
   * @param id the list's name for it
   * @param said why, in words
   */
  public record Example(String id, NodeState state, String said) {}

  public LivenessTally {
    examples = List.copyOf(examples);
  }

  /** The tally of these answers. */
  public static LivenessTally of(int population, List<NodeAnswer> answers, Provenance from) {
    Map<NodeState, Integer> count = new EnumMap<>(NodeState.class);
    Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
    List<Example> examples = new ArrayList<>();
    for (NodeAnswer answer : answers) {
      count.merge(answer.state(), 1, Integer::sum);
      if (answer.state() == NodeState.NOT_ASKED && answer.exchange().reason() != null) {
        reasons.merge(answer.exchange().reason(), 1, Integer::sum);
      }
      if (answer.state() != NodeState.PROVEN && examples.size() < EXAMPLES) {
        examples.add(new Example(answer.node().id(), answer.state(), said(answer)));
      }
    }
    return new LivenessTally(
        population,
        answers.size(),
        count.getOrDefault(NodeState.PROVEN, 0),
        count.getOrDefault(NodeState.SHARED, 0),
        count.getOrDefault(NodeState.KEYLESS, 0),
        count.getOrDefault(NodeState.UNPROVED, 0),
        count.getOrDefault(NodeState.SILENT, 0),
        count.getOrDefault(NodeState.NOT_ASKED, 0),
        most(reasons),
        examples,
        from);
  }

  /** Whether every node of the lists was to be asked. */
  public boolean inFull() {
    return drawn == population;
  }

  /** How many nodes answered anything. */
  public int answered() {
    return proven + shared + keyless + unproved;
  }

  private static @Nullable Reason most(Map<Reason, Integer> reasons) {
    return reasons.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private static String said(NodeAnswer answer) {
    String explanation = answer.exchange().explanation();
    if (explanation != null) {
      return explanation;
    }
    return switch (answer.state()) {
      case SHARED -> "proved its key at an address of another node";
      case KEYLESS -> "answered; the list gives no key";
      default -> "answered without a proof by its listed key";
    };
  }
}
