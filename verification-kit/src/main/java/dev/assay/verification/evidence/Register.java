package dev.assay.verification.evidence;

import dev.assay.verification.document.Require;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The operator's register of sources: which hosts are independent of the projects, and which
 * providers tell the state of a chain. Part of the bundle; never taken from a dossier.
 *
 * @param thirdParties hosts (name, or name:port) whose answers are THIRD_PARTY_API
 * @param chains chain providers; at least two independent ones make CHAIN
 */
public record Register(String schema, List<String> thirdParties, List<ChainSource> chains) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.register/v1";

  /** How a chain's provider is asked. */
  public enum ChainProtocol {
    EVM_JSON_RPC,
    COSMOS_LCD
  }

  /**
   * One chain and its providers.
   *
   * @param chain CAIP-2 id such as {@code eip155:1} or {@code cosmos:akashnet-2}
   * @param providers base URLs of independent providers
   */
  public record ChainSource(String chain, ChainProtocol protocol, List<URI> providers) {
    public ChainSource {
      Require.text(chain, "chain", 100);
      Require.present(protocol, "protocol");
      providers = Require.list(providers, "providers", 16);
    }
  }

  public Register {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    thirdParties = Require.list(thirdParties, "thirdParties", 1000);
    chains = Require.list(chains, "chains", 1000);
  }

  /** A register that knows no source. */
  public static Register empty() {
    return new Register(SCHEMA, List.of(), List.of());
  }

  /** The class of what this address answers to a plain question. */
  public EvidenceClass classOf(URI address) {
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    boolean known =
        thirdParties.contains(host) || thirdParties.contains(host + ":" + port(address));
    return known ? EvidenceClass.THIRD_PARTY_API : EvidenceClass.PROJECT_API;
  }

  /** The chain's providers, or null when the operator registered none. */
  public @Nullable ChainSource chain(String chain) {
    return chains.stream().filter(c -> c.chain().equals(chain)).findFirst().orElse(null);
  }

  /** The port that an address names or implies. */
  public static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return "http".equalsIgnoreCase(address.getScheme()) ? 80 : 443;
  }
}
