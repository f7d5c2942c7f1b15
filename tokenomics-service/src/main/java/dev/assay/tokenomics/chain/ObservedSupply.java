package dev.assay.tokenomics.chain;

import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A token's supply as the providers of its chain tell it, each with the class that it has earned:
 * CHAIN where at least two different providers agree on block and values and none differs,
 * THIRD_PARTY_API otherwise. A value dates from its block, so that a chain or a provider that
 * stands still grows stale.
 *
 * @param providers each as asked; empty when none was
 * @param reason why none was asked; null when some were
 * @param explanation in words, when there is a reason
 * @param from the answer
 */
public record ObservedSupply(
    List<ProviderSupply> providers,
    @Nullable Reason reason,
    @Nullable String explanation,
    Provenance from) {

  /**
   * What one provider says.
   *
   * @param provider {@code host:port}
   * @param state null when its answers can't be used
   * @param reason why they can't
   * @param explanation in words, when there is a reason
   * @param from where it stands in the evidence
   */
  public record ProviderSupply(
      String provider,
      @Nullable ChainState state,
      @Nullable Reason reason,
      @Nullable String explanation,
      Provenance from) {
    public ProviderSupply {
      Require.text(provider, "provider", 300);
      Require.that((state == null) == (reason != null), "reason", "is given when state is not");
      Require.present(from, "from");
    }
  }

  public ObservedSupply {
    providers = Require.list(providers, "providers", 16);
    Require.present(from, "from");
  }

  /** The observation that this answer gives. */
  public static ObservedSupply of(Answer<List<ProviderReading>> answer) {
    return switch (answer) {
      case Answer.Answered<List<ProviderReading>> answered -> {
        EvidenceClass earned = earned(answered.value());
        yield new ObservedSupply(
            answered.value().stream().map(r -> supply(r, earned, answered.from())).toList(),
            null,
            null,
            answered.from());
      }
      case Answer.Unanswered<List<ProviderReading>> none ->
          new ObservedSupply(List.of(), none.reason(), none.explanation(), none.from());
    };
  }

  /** The providers that told a state. */
  public List<ProviderSupply> told() {
    return providers.stream().filter(p -> p.state() != null).toList();
  }

  /** The different states that were told: one where all agree. */
  public List<ChainState> states() {
    return providers.stream()
        .map(ProviderSupply::state)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private static EvidenceClass earned(List<ProviderReading> readings) {
    List<ProviderReading> told = readings.stream().filter(r -> r.state() != null).toList();
    long states = told.stream().map(ProviderReading::state).distinct().count();
    long providers = told.stream().map(ProviderReading::provider).distinct().count();
    return states == 1 && providers >= 2 ? EvidenceClass.CHAIN : EvidenceClass.THIRD_PARTY_API;
  }

  private static ProviderSupply supply(
      ProviderReading reading, EvidenceClass earned, Provenance from) {
    ChainState state = reading.state();
    Instant at = state != null && state.time().isBefore(from.at()) ? state.time() : from.at();
    return new ProviderSupply(
        reading.provider(),
        state,
        reading.reason(),
        reading.explanation(),
        new Provenance(reading.provider(), earned, at, from.evidence()));
  }
}
