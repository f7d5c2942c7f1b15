package dev.assay.tokenomics.chain;

import dev.assay.verification.evidence.Register.ChainProtocol;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
   * One request.
   *
   * @param step what it asks for
   * @param path below the provider's address, beginning with a slash; empty for the address itself
   * @param headers of the request
   * @param body JSON for a POST; null for a GET
   */
  record Call(String step, String path, Map<String, String> headers, @Nullable String body) {

    /** The request as it stands in a transcript. */
    String asked() {
      StringBuilder text = new StringBuilder(body == null ? "GET " + path : "POST " + body);
      headers.forEach((name, value) -> text.append(" ").append(name).append(": ").append(value));
      return text.toString();
    }
  }

  /**
   * What a provider is asked first, in order, until {@link #newest} can be read: which chain it
   * serves, and a recent block.
   */
  List<Call> opening();

  /** The height of a recent block of the right chain, out of the answers so far. */
  long newest(ChainSupply question, Exchanges exchanges) throws UnusableAnswer;

  /** What a provider is asked once the height is chosen, in order. */
  List<Call> at(ChainSupply question, long height);

  /** The token's state out of a provider's answers. */
  ChainState read(ChainSupply question, Exchanges exchanges) throws UnusableAnswer;

  /** The dialect of this protocol. */
  static ChainDialect of(ChainProtocol protocol) {
    return switch (protocol) {
      case EVM_JSON_RPC -> new EvmDialect();
      case COSMOS_LCD -> new CosmosDialect();
    };
  }
}
