package dev.assay.inference.realtime;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.RealtimeClaim;
import dev.assay.inference.exchanges.Exchange;
import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.SeriesObserved;
import dev.assay.inference.exchanges.SeriesRun;
import dev.assay.inference.exchanges.SeriesTrouble;
import dev.assay.verification.document.Require;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of one endpoint beside a centralised one.
 *
 * @param endpoint the claim's id
 * @param series how the requests went
 * @param voids pairs that say nothing, since the centralised endpoint failed or was far shorter
 * @param pairs all others
 * @param quick how many of them speak for the claim
 * @param certainlySlower how many speak against it
 * @param total how many times as long whole answers took; null when there is no pair
 * @param firstToken the same to the first token
 * @param answers requests to the claimed endpoint, failed ones among them
 * @param interactive how many of them keep both limits of each workload
 */
public record EndpointRealtime(
    String endpoint,
    SeriesObserved series,
    int voids,
    int pairs,
    int quick,
    int certainlySlower,
    @Nullable RatioObserved total,
    @Nullable RatioObserved firstToken,
    int answers,
    Map<String, Integer> interactive) {
  public EndpointRealtime {
    Require.present(endpoint, "endpoint");
    Require.present(series, "series");
    interactive = new TreeMap<>(Require.map(interactive));
  }

  static EndpointRealtime of(EndpointClaim endpoint, SeriesRun<RealtimeClaim> run, double alpha) {
    BigDecimal times = run.promise().atMostTimes();
    List<TimedPair> all = pairs(run);
    List<TimedPair> pairs = all.stream().filter(pair -> !pair.isVoid()).toList();
    List<Exchanged> own = to(PairPlan.CLAIMED, run);
    return new EndpointRealtime(
        endpoint.id(),
        series(endpoint, run),
        all.size() - pairs.size(),
        pairs.size(),
        (int) pairs.stream().filter(pair -> pair.isQuick(times)).count(),
        (int) pairs.stream().filter(pair -> pair.isCertainlySlower(times)).count(),
        RatioObserved.of(pairs.stream().mapToDouble(TimedPair::ratio).toArray(), alpha),
        RatioObserved.of(pairs.stream().mapToDouble(TimedPair::firstTokenRatio).toArray(), alpha),
        own.size(),
        interactive(own, endpoint.maxTokens()));
  }

  /** A trouble of either endpoint makes the whole series say nothing. */
  private static SeriesObserved series(EndpointClaim endpoint, SeriesRun<RealtimeClaim> run) {
    SeriesObserved whole = run.observed();
    if (run.exchanges().isEmpty()) {
      return whole;
    }
    SeriesTrouble own = SeriesTrouble.of(endpoint, to(PairPlan.CLAIMED, run));
    SeriesTrouble trouble =
        own != null
            ? own
            : SeriesTrouble.of(
                PairPlan.party(run.promise().centralised()), to(PairPlan.CENTRALISED, run));
    return new SeriesObserved(
        whole.endpoint(),
        whole.outcomes(),
        trouble == null ? null : trouble.reason(),
        trouble == null ? null : trouble.explanation(),
        whole.from());
  }

  private static List<TimedPair> pairs(SeriesRun<RealtimeClaim> run) {
    List<Exchanged> claimed = to(PairPlan.CLAIMED, run);
    List<Exchanged> centralised = to(PairPlan.CENTRALISED, run);
    List<TimedPair> pairs = new ArrayList<>();
    for (int i = 0; i < claimed.size(); i++) {
      pairs.add(new TimedPair(claimed.get(i), centralised.get(i)));
    }
    return pairs;
  }

  private static List<Exchanged> to(int party, SeriesRun<RealtimeClaim> run) {
    return run.exchanges().stream()
        .filter(exchange -> exchange.planned().party() == party)
        .map(Exchange::became)
        .toList();
  }

  private static Map<String, Integer> interactive(List<Exchanged> own, int asked) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Workload workload : Workload.values()) {
      long fits = own.stream().filter(exchange -> workload.fits(exchange, asked)).count();
      counts.put(workload.model(), (int) fits);
    }
    return counts;
  }
}
