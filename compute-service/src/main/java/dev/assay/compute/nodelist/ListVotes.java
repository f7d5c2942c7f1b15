package dev.assay.compute.nodelist;

import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Observed;
import java.util.List;

/**
 * What the lists say for and against one claim. The strongest class that says anything decides; a
 * weaker one never overrides it; both sides within it are a disagreement. Pure.
 *
 * @param votes of the lists that say anything
 */
public record ListVotes(List<Vote> votes) {

  /**
   * One list's word.
   *
   * @param holds whether the claim is true by this list
   * @param value what the list says
   */
  public record Vote(boolean holds, Observed value) {}

  /** What the lists say together. */
  public enum Verdict {
    FOR,
    AGAINST,
    DISAGREE,
    NOTHING
  }

  public ListVotes {
    votes = List.copyOf(votes);
  }

  /** What the strongest lists say. */
  public Verdict verdict() {
    boolean holds = deciding().stream().anyMatch(Vote::holds);
    boolean fails = deciding().stream().anyMatch(vote -> !vote.holds());
    if (holds && fails) {
      return Verdict.DISAGREE;
    }
    if (fails) {
      return Verdict.AGAINST;
    }
    return holds ? Verdict.FOR : Verdict.NOTHING;
  }

  /** Whether the project's own lists decide: they suffice against it, others need company. */
  public boolean own() {
    return !strongest().suffices(EvidenceClass.THIRD_PARTY_API);
  }

  /** The values of the lists that decide. */
  public List<Observed> values() {
    return deciding().stream().map(Vote::value).toList();
  }

  private List<Vote> deciding() {
    EvidenceClass strongest = strongest();
    return votes.stream().filter(v -> v.value().evidenceClass() == strongest).toList();
  }

  private EvidenceClass strongest() {
    return votes.stream()
        .map(vote -> vote.value().evidenceClass())
        .min(EvidenceClass::compareTo)
        .orElse(EvidenceClass.DECLARED);
  }
}
