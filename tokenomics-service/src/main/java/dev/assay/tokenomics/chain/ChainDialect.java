package dev.assay.tokenomics.chain;

import dev.assay.verification.chain.ChainCall;
import dev.assay.verification.chain.ChainExchanges;
import dev.assay.verification.chain.UnusableAnswer;
import dev.assay.verification.evidence.Register.ChainProtocol;
import java.util.List;

/**
 * How one kind of provider is asked, and how its answers are read. Pure: calls go out and answers
 * come in elsewhere.
 */
sealed interface ChainDialect permits EvmDialect, CosmosDialect {

  /** Which chain a provider serves. */
  String CHAIN = "chain";

  /** The block that all providers are asked about, by its height. */
  String BLOCK = "block";

  /** The token's supply at that block. */
  String SUPPLY = "supply";

  /** The token's decimals at that block. */
  String DECIMALS = "decimals";

  /**
   * What a provider is asked first, in order, until {@link #newest} can be read: which chain it
   * serves, and a recent block.
   */
  List<ChainCall> opening();

  /** The height of a recent block of the right chain, out of the answers so far. */
  long newest(ChainSupply question, ChainExchanges exchanges) throws UnusableAnswer;

  /** What a provider is asked once the height is chosen, in order. */
  List<ChainCall> at(ChainSupply question, long height);

  /** The token's state out of a provider's answers. */
  ChainState read(ChainSupply question, ChainExchanges exchanges) throws UnusableAnswer;

  /** The dialect of this protocol. */
  static ChainDialect of(ChainProtocol protocol) {
    return switch (protocol) {
      case EVM_JSON_RPC -> new EvmDialect();
      case COSMOS_LCD -> new CosmosDialect();
    };
  }
}
