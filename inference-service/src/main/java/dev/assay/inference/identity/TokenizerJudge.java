package dev.assay.inference.identity;

import dev.assay.inference.claims.ModelClaim;
import dev.assay.inference.claims.Tokenizer;
import dev.assay.inference.exchanges.SeriesTrouble;
import dev.assay.inference.identity.TokenizerObserved.Count;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides the claimed tokenizer: every stated number of tokens must be its number. Pure. */
final class TokenizerJudge {
  static final String EXPECTS = "tokenizer";

  private TokenizerJudge() {}

  static Judgement judged(ModelClaim claim, Tokenizer tokenizer, TokenizerObserved seen) {
    String name = tokenizer.toString();
    Judgement.Subject subject =
        Judgement.about(claim.endpoint() + " tokenizer", EXPECTS)
            .claimed(
                "the model's tokenizer is " + name,
                "the endpoint counts prompt tokens as "
                    + name
                    + " does, and as no other pinned one")
            .trusting("the endpoint's own count of prompt tokens");
    SeriesTrouble trouble = seen.trouble();
    if (trouble != null) {
      return subject.unproven(trouble.reason(), trouble.explanation());
    }
    List<Count> others = seen.otherThan(name);
    List<Count> certain = others.stream().filter(count -> twiceOther(count, name)).toList();
    if (!certain.isEmpty()) {
      return subject
          .observing(certain.stream().flatMap(count -> shown(count, name, seen)).toList())
          .refuted(words(certain.getFirst(), name, certain.size(), seen));
    }
    List<Observed> counts = seen.stated().stream().flatMap(c -> shown(c, name, seen)).toList();
    if (!others.isEmpty()) {
      return subject
          .showing(counts)
          .unproven(
              Reason.UNDECIDED,
              others.size()
                  + " prompts didn't have the tokenizer's number of tokens at first, and"
                  + " either did so when asked again or weren't counted again.");
    }
    return fitting(subject, name, counts, seen);
  }

  private static Judgement fitting(
      Judgement.Subject subject, String name, List<Observed> counts, TokenizerObserved seen) {
    String alike =
        Stream.of(Tokenizer.values())
            .map(Tokenizer::toString)
            .filter(other -> !other.equals(name) && seen.otherThan(other).isEmpty())
            .collect(Collectors.joining(", "));
    String all =
        "All " + seen.stated().size() + " stated differences of prompt tokens are those of " + name;
    return alike.isEmpty()
        ? subject
            .observing(counts)
            .confirmed(
                all
                    + ", and of no other pinned tokenizer. This speaks of the tokenizer alone: a"
                    + " quantised or fine-tuned model, or another one of the family, has the same.")
        : subject.showing(counts).unproven(Reason.UNDECIDED, all + ", but also of " + alike + ".");
  }

  private static boolean twiceOther(Count count, String name) {
    Integer again = count.again();
    return again != null && !again.equals(count.pinned().get(name));
  }

  private static Stream<Observed> shown(Count count, String name, TokenizerObserved seen) {
    Provenance from = seen.againFrom() == null ? seen.from() : seen.againFrom();
    Integer last = count.again() == null ? count.stated() : count.again();
    return Stream.of(
        Observed.of("tokens." + count.kind() + ".stated", String.valueOf(last), "tokens", from),
        Observed.of(
            "tokens." + count.kind() + ".pinned",
            String.valueOf(count.pinned().get(name)),
            "tokens",
            from));
  }

  private static String words(Count first, String name, int certain, TokenizerObserved seen) {
    return certain
        + " of "
        + seen.stated().size()
        + " drawn prompts have, asked twice, another"
        + " number of tokens than by "
        + name
        + ": the one of "
        + first.kind()
        + " has "
        + first.again()
        + " more than the plain one by the endpoint, and "
        + first.pinned().get(name)
        + " by the tokenizer. The model is of another family, or the"
        + " endpoint's count is not its model's.";
  }
}
