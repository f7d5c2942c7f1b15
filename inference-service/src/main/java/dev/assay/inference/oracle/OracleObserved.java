package dev.assay.inference.oracle;

import dev.assay.verification.document.Require;
import java.util.List;

/**
 * What was read of the oracles: the observation of the check.
 *
 * @param feeds one for each oracle
 * @param chains one for each oracle whose answers stand in a named contract
 */
public record OracleObserved(List<OracleFeed> feeds, List<ChainFacts> chains) {
  public OracleObserved {
    feeds = Require.list(feeds, "feeds", 10);
    chains = Require.list(chains, "chains", 10);
  }
}
