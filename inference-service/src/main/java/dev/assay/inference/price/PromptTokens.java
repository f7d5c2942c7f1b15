package dev.assay.inference.price;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.ModelClaim;
import dev.assay.inference.claims.PriceClaim;
import dev.assay.inference.claims.TokenPrice;
import dev.assay.inference.claims.Tokenizer;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Observed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The prompts' stated tokens held against those that we count: exactly where the claims pin the
 * model's tokenizer, by their growth alone where they don't. Pure.
 *
 * @param tokenizer null where none is pinned
 */
record PromptTokens(PriceClaim claim, EndpointPrice seen, @Nullable Tokenizer tokenizer) {
  private static final int FEWEST_ROUNDS = 2;

  static PromptTokens of(InferenceClaims claims, PriceClaim claim, EndpointPrice seen) {
    Tokenizer pinned =
        claims.models().stream()
            .filter(model -> model.endpoint().equals(claim.endpoint()))
            .map(ModelClaim::tokenizer)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return new PromptTokens(claim, seen, pinned);
  }

  /**
   * Whether every round states more tokens of longer prompts than the pinned tokenizer explains.
   */
  boolean areInflated() {
    List<PromptGrowth> rounds = PromptGrowth.of(seen);
    Tokenizer pinned = tokenizer;
    return pinned != null
        && rounds.size() >= FEWEST_ROUNDS
        && rounds.stream().allMatch(round -> round.isInflated(pinned));
  }

  /** Why the stated tokens can't be taken as they are; null when they can. */
  @Nullable String doubt() {
    List<PromptGrowth> rounds = PromptGrowth.of(seen);
    Tokenizer pinned = tokenizer;
    if (rounds.isEmpty()) {
      return null;
    }
    if (pinned != null) {
      return rounds.stream().anyMatch(round -> round.strays(pinned))
          ? "Some longer prompts have more stated tokens than "
              + pinned
              + " and a constant explain."
          : null;
    }
    if (rounds.stream().allMatch(PromptGrowth::isSteep)) {
      return "Prompt tokens grow over one and a half times as fast as any pinned tokenizer's; no"
          + " tokenizer is claimed that could be counted by.";
    }
    return rounds.stream().allMatch(PromptGrowth::isBent)
        ? "A repeated text has more stated tokens each time the longer the prompt is."
        : null;
  }

  /** In words, where they are inflated. */
  String inflation() {
    return "In every round the stated prompt tokens exceed those of "
        + tokenizer
        + " by more the longer the prompt is: "
        + stated()
        + " are stated, "
        + counted()
        + " counted, and "
        + overhead()
        + " for each prompt are granted to a template and a system prompt.";
  }

  /** What we count, and what it costs at the claimed price; empty where no tokenizer is pinned. */
  List<Observed> shown() {
    List<Observed> shown = new ArrayList<>();
    if (tokenizer != null && !PromptGrowth.of(seen).isEmpty()) {
      Provenance from = seen.rounds().getFirst().series().from();
      shown.add(Observed.of("tokens.prompt-counted", counted(), "tokens", from));
      shown.add(Observed.of("tokens.prompt-overhead", overhead(), "tokens a prompt", from));
      shown.add(Observed.of("cost.counted", cost(), claim.currency(), from));
    }
    return shown;
  }

  /** The bill that our count of the prompts makes, the constant granted. */
  private BigDecimal cost() {
    long prompts = prompts().size();
    long answers = seen.rounds().stream().mapToLong(CountedAnswers::completionTokens).sum();
    return TokenPrice.of(claim).of(counted() + prompts * Math.max(0, overhead()), answers);
  }

  private List<PromptCount> prompts() {
    return seen.rounds().stream().flatMap(round -> round.prompts().stream()).toList();
  }

  private long stated() {
    return prompts().stream().mapToLong(PromptCount::stated).sum();
  }

  private long counted() {
    Tokenizer pinned = tokenizer;
    return pinned == null
        ? 0
        : prompts().stream().mapToLong(prompt -> prompt.counted(pinned)).sum();
  }

  private long overhead() {
    Tokenizer pinned = tokenizer;
    return pinned == null
        ? 0
        : PromptGrowth.of(seen).stream().mapToInt(r -> r.overhead(pinned)).min().orElse(0);
  }
}
