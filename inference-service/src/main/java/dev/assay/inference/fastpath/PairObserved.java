package dev.assay.inference.fastpath;

import dev.assay.inference.exchanges.SeriesTrouble;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How two groups of requests to one endpoint were served.
 *
 * @param requests how many each group sent
 * @param firstFailed how many of the first group's failed
 * @param secondFailed how many of the second group's failed
 * @param times of TTFT and E2E; empty when there was trouble
 * @param trouble why there is nothing to compare; null when there is
 */
public record PairObserved(
    int requests,
    int firstFailed,
    int secondFailed,
    List<TimesCompared> times,
    @Nullable SeriesTrouble trouble,
    Provenance from) {
  public PairObserved {
    Require.that(requests >= 0, "requests", "must not be negative");
    Require.that(
        firstFailed >= 0 && firstFailed <= requests, "firstFailed", "must lie within requests");
    Require.that(
        secondFailed >= 0 && secondFailed <= requests, "secondFailed", "must lie within requests");
    times = Require.list(times, "times", 2);
    Require.that(times.isEmpty() == (trouble != null), "times", "are there or there is trouble");
    Require.present(from, "from");
  }
}
