package dev.assay.inference.chain;

import dev.assay.verification.chain.ChainExchange;
import dev.assay.verification.chain.ChainExchanges;
import dev.assay.verification.chain.UnusableAnswer;
import dev.assay.verification.document.Require;
import java.util.List;

/**
 * What was asked of each provider of a chain, and the very text that came back. Holds no value of
 * ours, and names providers by host and port only, because an operator's address may hold a key.
 *
 * @param providers in the order of the operator's register
 */
public record FeedTranscript(String schema, List<Provider> providers) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.feed-transactions-transcript/v1";

  private static final int MOST_PROVIDERS = 16;
  private static final int MOST_EXCHANGES = 2 + 2 * FeedTransactions.MOST;

  /**
   * What passed between us and one provider, in order.
   *
   * @param provider {@code host:port}
   */
  public record Provider(String provider, List<ChainExchange> exchanges) {
    public Provider {
      Require.text(provider, "provider", 300);
      exchanges = Require.list(exchanges, "exchanges", MOST_EXCHANGES);
    }
  }

  public FeedTranscript {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    providers = Require.list(providers, "providers", MOST_PROVIDERS);
  }

  /** What each provider says, or why it says nothing usable; pure. */
  List<ProviderTold> read(FeedTransactions question) {
    return providers.stream().map(provider -> read(question, provider)).toList();
  }

  private static ProviderTold read(FeedTransactions question, Provider provider) {
    try {
      return FeedCalls.read(
          provider.provider(), question, new ChainExchanges(provider.exchanges()));
    } catch (UnusableAnswer e) {
      return ProviderTold.silent(
          provider.provider(), e.reason(), provider.provider() + " " + e.getMessage());
    }
  }
}
