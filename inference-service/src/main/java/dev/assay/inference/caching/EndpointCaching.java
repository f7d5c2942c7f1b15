package dev.assay.inference.caching;

import dev.assay.inference.claims.ComputedAnswersClaim;
import dev.assay.inference.exchanges.Exchange;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.exchanges.SeriesObserved;
import dev.assay.inference.exchanges.SeriesRun;
import dev.assay.verification.document.Require;
import dev.assay.verification.finding.Observed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of one endpoint's answers to repeated prompts.
 *
 * @param series how the requests went
 * @param units how many units were planned; 0 without a transcript
 * @param failedUnits how many of them hold a failed request
 * @param whole times until the last token; null where every unit failed
 * @param first times until the first token; null where every unit failed
 * @param sameText how many repeated prompts were answered with the same text again
 * @param statedReuse of how many repeated prompts the endpoint states tokens from a cache
 * @param statedHits of how many answers to them the headers tell of a cache
 */
public record EndpointCaching(
    SeriesObserved series,
    int units,
    int failedUnits,
    @Nullable Twins whole,
    @Nullable Twins first,
    int sameText,
    int statedReuse,
    int statedHits) {
  public EndpointCaching {
    Require.present(series, "series");
  }

  static EndpointCaching of(SeriesRun<ComputedAnswersClaim> run) {
    List<TwinUnit> whole = new ArrayList<>();
    List<Exchange> exchanges = run.exchanges();
    for (int from = 0; from < exchanges.size(); from += TwinPrompts.UNIT) {
      TwinUnit unit = TwinUnit.of(exchanges.subList(from, from + TwinPrompts.UNIT));
      if (unit != null) {
        whole.add(unit);
      }
    }
    int units = exchanges.size() / TwinPrompts.UNIT;
    return new EndpointCaching(
        run.observed(),
        units,
        units - whole.size(),
        whole.isEmpty() ? null : Twins.of(whole.stream().map(TwinUnit::whole).toList()),
        whole.isEmpty() ? null : Twins.of(whole.stream().map(TwinUnit::first).toList()),
        (int) whole.stream().filter(TwinUnit::sameText).count(),
        (int) whole.stream().map(TwinUnit::answer).filter(EndpointCaching::statesReuse).count(),
        (int) whole.stream().map(TwinUnit::answer).filter(CacheHeaders::tellOfAHit).count());
  }

  /** What the endpoint itself says, and the texts, for the reader. */
  List<Observed> said() {
    return List.of(
        Observed.of("repeated.same-text", sameText, "units", series.from()),
        Observed.of("repeated.cached-tokens-stated", statedReuse, "units", series.from()),
        Observed.of("repeated.cache-headers", statedHits, "units", series.from()));
  }

  private static boolean statesReuse(Heard heard) {
    Heard.Usage usage = heard.usage();
    return usage != null && usage.cachedTokens() != null && usage.cachedTokens() > 0;
  }
}
