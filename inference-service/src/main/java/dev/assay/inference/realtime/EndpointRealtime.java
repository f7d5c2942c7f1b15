package dev.assay.inference.realtime;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.RealtimeClaim;
import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.SeriesObserved;
import dev.assay.inference.exchanges.SeriesRun;
import dev.assay.verification.document.Require;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Answer.Answered;
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

  static EndpointRealtime of(
      EndpointClaim endpoint, RealtimeClaim claim, Answer<SeriesRun> answer, double alpha) {
    SeriesObserved series = SeriesObserved.of(answer);
    if (!(answer instanceof Answered<SeriesRun> answered)) {
      return new EndpointRealtime(endpoint.id(), series, 0, 0, 0, 0, null, null, 0, Map.of());
    }
    List<TimedPair> all = pairs(answered.value());
    List<TimedPair> pairs = all.stream().filter(pair -> !pair.isVoid()).toList();
    List<Exchanged> own = answered.value().to(PairPlan.CLAIMED);
    return new EndpointRealtime(
        endpoint.id(),
        series,
        all.size() - pairs.size(),
        pairs.size(),
        (int) pairs.stream().filter(pair -> pair.isQuick(claim.atMostTimes())).count(),
        (int) pairs.stream().filter(pair -> pair.isCertainlySlower(claim.atMostTimes())).count(),
        RatioObserved.of(pairs.stream().mapToDouble(TimedPair::ratio).toArray(), alpha),
        RatioObserved.of(pairs.stream().mapToDouble(TimedPair::firstTokenRatio).toArray(), alpha),
        own.size(),
        interactive(own, endpoint.maxTokens()));
  }

  private static List<TimedPair> pairs(SeriesRun run) {
    List<Exchanged> claimed = run.to(PairPlan.CLAIMED);
    List<Exchanged> centralised = run.to(PairPlan.CENTRALISED);
    List<TimedPair> pairs = new ArrayList<>();
    for (int i = 0; i < claimed.size(); i++) {
      pairs.add(new TimedPair(claimed.get(i), centralised.get(i)));
    }
    return pairs;
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
