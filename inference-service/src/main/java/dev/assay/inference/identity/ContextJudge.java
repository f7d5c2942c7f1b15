package dev.assay.inference.identity;

import dev.assay.inference.claims.ModelClaim;
import dev.assay.inference.exchanges.SeriesTrouble;
import dev.assay.inference.identity.ContextObserved.Ending;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides the claimed context by what came of one prompt of that length. Pure. */
final class ContextJudge {
  static final String EXPECTS = "context";

  private ContextJudge() {}

  static Judgement judged(ModelClaim claim, int contextTokens, @Nullable ContextObserved seen) {
    Judgement.Subject subject =
        Judgement.about(claim.endpoint() + " context", EXPECTS)
            .claimed(
                "the context is " + contextTokens + " tokens",
                "a prompt of nearly that length is read whole")
            .trusting("the endpoint's own count of prompt tokens, as far as it confirms");
    if (seen == null) {
      return subject.unproven(
          contextTokens > ContextTrial.LONGEST ? Reason.BUDGET_SPENT : Reason.NOT_MEASURABLE,
          "Contexts of "
              + ContextTrial.SHORTEST
              + " to "
              + ContextTrial.LONGEST
              + " tokens are tried: a longer prompt costs more than this check may spend, a shorter"
              + " one has no room for its question.");
    }
    SeriesTrouble trouble = seen.trouble();
    Ending ending = seen.ending();
    return trouble != null || ending == null
        ? subject.unproven(
            trouble == null ? Reason.NOT_MEASURABLE : trouble.reason(),
            trouble == null ? "Nothing came of the prompt." : trouble.explanation())
        : ended(subject, ending, seen);
  }

  private static Judgement ended(Judgement.Subject subject, Ending ending, ContextObserved seen) {
    String prompt =
        seen.exact()
            ? "A prompt of " + seen.promptTokens() + " tokens, by the claimed tokenizer,"
            : "A prompt of no more than " + seen.promptTokens() + " tokens (its bytes)";
    List<Observed> values =
        List.of(
            Observed.of("context.prompt", seen.promptTokens(), "tokens", seen.from()),
            Observed.of("context.stated", String.valueOf(seen.stated()), "tokens", seen.from()),
            Observed.of("context.ending", ending, seen.from()));
    return switch (ending) {
      case LENGTH_REFUSED ->
          subject.observing(values).refuted(prompt + " was refused for its length.");
      case NOT_REPEATED ->
          subject
              .showing(values)
              .unproven(
                  Reason.UNDECIDED,
                  prompt
                      + " was answered without the number at its beginning: cut, or overlooked.");
      case REPEATED -> repeated(subject.showing(), prompt, values, seen);
    };
  }

  private static Judgement repeated(
      Judgement.Subject subject, String prompt, List<Observed> values, ContextObserved seen) {
    Integer stated = seen.stated();
    if (!seen.exact()) {
      return subject
          .showing(values)
          .unproven(
              Reason.NOT_MEASURABLE,
              prompt
                  + " was read to its beginning; how many tokens it has can only be told with a"
                  + " pinned tokenizer.");
    }
    return stated != null && stated >= seen.promptTokens()
        ? subject
            .observing(values)
            .confirmed(
                prompt
                    + " was answered with the number at its beginning, and counted as "
                    + stated
                    + ". How well the model uses such a length is another question.")
        : subject
            .showing(values)
            .unproven(
                Reason.UNDECIDED,
                prompt
                    + " was read to its beginning, but not counted whole, so that its middle may"
                    + " have been left out.");
  }
}
