package dev.assay.inference.oracle;

import dev.assay.verification.document.Require;
import java.util.List;

/** What was read of the oracles: the observation of the check. */
public record OracleObserved(List<OracleFeed> feeds) {
  public OracleObserved {
    feeds = Require.list(feeds, "feeds", 10);
  }
}
