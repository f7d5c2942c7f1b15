package dev.assay.inference.fastpath;

import dev.assay.verification.document.Require;
import org.jspecify.annotations.Nullable;

/**
 * How the groups of requests to one endpoint were served.
 *
 * @param endpoint the claim's
 * @param keys the first key's beside the second's, both from the usual address
 * @param addresses those of the usual address beside those of the second, both by the second key;
 *     null when the operator set no second address, so that they were not compared
 */
public record EndpointServed(String endpoint, PairObserved keys, @Nullable PairObserved addresses) {
  public EndpointServed {
    Require.present(endpoint, "endpoint");
    Require.present(keys, "keys");
  }
}
