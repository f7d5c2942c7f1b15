package dev.assay.inference.spread;

import dev.assay.inference.claims.SpreadClaim;
import dev.assay.inference.claims.SpreadClaim.Routing;
import dev.assay.inference.exchanges.SeriesObserved;
import dev.assay.inference.exchanges.SeriesRun;
import dev.assay.verification.document.Require;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of the backends behind one endpoint.
 *
 * @param series how the requests went
 * @param signals how many backends the answers show
 * @param caches null where no independent routing is claimed
 */
public record BackendsObserved(
    SeriesObserved series, Signals signals, @Nullable CachesObserved caches) {
  public BackendsObserved {
    Require.present(series, "series");
    Require.present(signals, "signals");
  }

  static BackendsObserved of(SeriesRun<SpreadClaim> run) {
    return new BackendsObserved(
        run.observed(),
        Signals.of(run.exchanges()),
        run.promise().routing() == Routing.INDEPENDENT ? CachesObserved.of(run) : null);
  }
}
