package dev.assay.tokenomics.schedule;

import dev.assay.tokenomics.chain.ChainState;
import dev.assay.tokenomics.chain.ObservedSupply;
import dev.assay.tokenomics.chain.ObservedSupply.ProviderSupply;
import dev.assay.tokenomics.claims.TokenClaim;
import dev.assay.verification.finding.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What the providers of a chain said, as findings show it: one value for each provider. */
final class ChainValues {
  private ChainValues() {}

  /** The supply that each told. */
  static List<Observed> supplies(ObservedSupply chain) {
    return chain.told().stream()
        .map(p -> Observed.of("chain.supply", state(p).supply(), Amount.UNIT, p.from()))
        .toList();
  }

  /** The block that each spoke of. */
  static List<Observed> blocks(ObservedSupply chain) {
    List<Observed> blocks = new ArrayList<>();
    for (ProviderSupply provider : chain.told()) {
      ChainState state = state(provider);
      blocks.add(Observed.of("chain.block", state.height(), provider.from()));
      blocks.add(Observed.of("chain.blockHash", state.hash(), provider.from()));
    }
    return blocks;
  }

  /** The decimals that each told. */
  static List<Observed> decimals(ObservedSupply chain, int decimals) {
    return chain.told().stream()
        .map(p -> Observed.of("chain.decimals", decimals, p.from()))
        .toList();
  }

  private static ChainState state(ProviderSupply provider) {
    return Objects.requireNonNull(provider.state());
  }

  /** Who tells what, in words. */
  static String told(ObservedSupply chain, TokenClaim token) {
    return chain.told().stream()
        .map(
            p ->
                p.provider()
                    + " tells "
                    + Amount.of(state(p).supply(), token)
                    + " at block "
                    + state(p).height()
                    + " ("
                    + state(p).hash()
                    + ")")
        .collect(Collectors.joining(", "));
  }

  /** Who told nothing and why, as the end of a sentence. */
  static String silent(ObservedSupply chain) {
    String silent =
        chain.providers().stream()
            .filter(p -> p.reason() != null)
            .map(p -> String.valueOf(p.explanation()))
            .collect(Collectors.joining("; "));
    return silent.isEmpty() ? "." : "; " + silent + ".";
  }
}
