package dev.assay.verification.finding;

import dev.assay.verification.document.Require;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a judge says of one subject, before the kit has weighed the evidence behind it. Made only by
 * the named factories of {@link Subject}; {@link Grading} turns it into a {@link Finding}.
 *
 * @param subject which claim, endpoint or dataset
 * @param expectation id of the check's expectation that was judged
 * @param claim what the project says, in words with units; null when it says nothing
 * @param expected what would confirm it
 * @param outcome before grading
 * @param reason why it is UNPROVEN or NOT_APPLICABLE
 * @param deciding the observed values that the outcome rests on
 * @param shown further observed values, for the reader
 * @param statistic the figure of a statistical decision
 * @param errorProbability the probability that a statistical decision is wrong, at most
 * @param trusts whom a reader has to trust for this
 * @param explanation what was found, in one or two sentences
 */
public record Judgement(
    String subject,
    String expectation,
    @Nullable String claim,
    @Nullable String expected,
    Outcome outcome,
    @Nullable Reason reason,
    List<Observed> deciding,
    List<Observed> shown,
    @Nullable Statistic statistic,
    @Nullable BigDecimal errorProbability,
    String trusts,
    String explanation) {

  public Judgement {
    Require.that(
        outcome.decided() == (reason == null),
        "reason",
        "is given exactly when the outcome is UNPROVEN or NOT_APPLICABLE");
    Require.that(
        !outcome.decided() || !deciding.isEmpty(),
        "deciding",
        "must name what a CONFIRMED or REFUTED outcome rests on");
    deciding = List.copyOf(deciding);
    shown = List.copyOf(shown);
  }

  /** Begins a judgement about one subject under one of the check's expectations. */
  public static Subject about(String subject, String expectation) {
    return new Subject(subject, expectation);
  }

  /** The one judgement of a check whose claim the dossier doesn't make. */
  public static List<Judgement> noClaim(String subject, String expectation, String explanation) {
    return List.of(about(subject, expectation).notApplicable(Reason.NO_CLAIM, explanation));
  }

  /** A judgement in the making: what was claimed, expected and observed. Not thread-safe. */
  public static final class Subject {
    private final String subject;
    private final String expectation;
    private final List<Observed> deciding = new ArrayList<>();
    private final List<Observed> shown = new ArrayList<>();
    private @Nullable String claim;
    private @Nullable String expected;
    private @Nullable Statistic statistic;
    private @Nullable BigDecimal errorProbability;
    private String trusts = "the recorded answers";

    private Subject(String subject, String expectation) {
      this.subject = subject;
      this.expectation = expectation;
    }

    /** What the project says, and what would confirm it. */
    public Subject claimed(String claim, String expected) {
      this.claim = claim;
      this.expected = expected;
      return this;
    }

    /** Values that the outcome rests on. */
    public Subject observing(Observed... values) {
      return observing(List.of(values));
    }

    /** Values that the outcome rests on. */
    public Subject observing(List<Observed> values) {
      deciding.addAll(values);
      return this;
    }

    /** Values for the reader, on which the outcome doesn't rest. */
    public Subject showing(Observed... values) {
      return showing(List.of(values));
    }

    /** Values for the reader, on which the outcome doesn't rest. */
    public Subject showing(List<Observed> values) {
      shown.addAll(values);
      return this;
    }

    /** The figure of a statistical decision and the probability that it is wrong, at most. */
    public Subject byTest(Statistic statistic, BigDecimal errorProbability) {
      this.statistic = statistic;
      this.errorProbability = errorProbability;
      return this;
    }

    /** Whom a reader has to trust. */
    public Subject trusting(String whom) {
      this.trusts = whom;
      return this;
    }

    /** The claim holds. */
    public Judgement confirmed(String explanation) {
      return made(Outcome.CONFIRMED, null, explanation);
    }

    /** The claim is false. */
    public Judgement refuted(String explanation) {
      return made(Outcome.REFUTED, null, explanation);
    }

    /** Neither; the reason says why. */
    public Judgement unproven(Reason reason, String explanation) {
      return made(Outcome.UNPROVEN, reason, explanation);
    }

    /** The question doesn't arise. */
    public Judgement notApplicable(Reason reason, String explanation) {
      return made(Outcome.NOT_APPLICABLE, reason, explanation);
    }

    private Judgement made(Outcome outcome, @Nullable Reason reason, String explanation) {
      return new Judgement(
          subject,
          expectation,
          claim,
          expected,
          outcome,
          reason,
          deciding,
          shown,
          statistic,
          errorProbability,
          trusts,
          explanation);
    }
  }
}
