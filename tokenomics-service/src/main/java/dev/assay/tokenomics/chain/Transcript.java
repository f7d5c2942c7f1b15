package dev.assay.tokenomics.chain;

import dev.assay.verification.chain.ChainExchange;
import dev.assay.verification.chain.ChainExchanges;
import dev.assay.verification.chain.UnusableAnswer;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Register.ChainProtocol;
import java.util.List;

/**
 * What was asked of each provider of a chain, and the very text that came back. Holds no number of
 * ours: readings are made from it anew each time. Names providers by host and port only, because an
 * operator's address may hold a key.
 *
 * @param protocol that the providers speak
 * @param providers in the order of the operator's register
 */
public record Transcript(String schema, ChainProtocol protocol, List<Provider> providers) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.chain-supply-transcript/v1";

  /**
   * What passed between us and one provider, in order; ends with the first answer that can't be
   * used.
   *
   * @param provider {@code host:port}
   */
  public record Provider(String provider, List<ChainExchange> exchanges) {
    public Provider {
      Require.text(provider, "provider", 300);
      exchanges = Require.list(exchanges, "exchanges", 20);
    }
  }

  public Transcript {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    Require.present(protocol, "protocol");
    providers = Require.list(providers, "providers", 16);
  }

  /** What each provider says, or why it says nothing usable; pure. */
  List<ProviderReading> read(ChainSupply question) {
    ChainDialect dialect = ChainDialect.of(protocol);
    return providers.stream().map(p -> read(question, dialect, p)).toList();
  }

  private static ProviderReading read(
      ChainSupply question, ChainDialect dialect, Provider provider) {
    try {
      ChainState state = dialect.read(question, new ChainExchanges(provider.exchanges()));
      return new ProviderReading(provider.provider(), state, null, null);
    } catch (UnusableAnswer e) {
      String said = provider.provider() + " " + e.getMessage();
      return new ProviderReading(provider.provider(), null, e.reason(), said);
    }
  }
}
