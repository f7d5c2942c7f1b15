package dev.assay.inference.streaming;

import dev.assay.inference.claims.StreamingClaim;
import dev.assay.inference.exchanges.Exchange;
import dev.assay.inference.exchanges.SeriesObserved;
import dev.assay.inference.exchanges.SeriesRun;
import dev.assay.verification.document.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of one endpoint's streaming.
 *
 * @param series how the requests went
 * @param rounds how many rounds were planned; 0 without a transcript
 * @param failedRounds in how many the shortest or the longest answer failed
 * @param lateFirst in how many the first token of the longest answer came later than that of the
 *     shortest by more than half of what the longest answer took longer
 * @param lateMedian the same of the median token, and three quarters
 * @param shape how whole answers arrived; null where every round failed
 */
public record EndpointStreaming(
    SeriesObserved series,
    int rounds,
    int failedRounds,
    int lateFirst,
    int lateMedian,
    @Nullable StreamShape shape) {
  public EndpointStreaming {
    Require.present(series, "series");
  }

  static EndpointStreaming of(SeriesRun<StreamingClaim> run) {
    List<Exchange> exchanges = run.exchanges();
    List<StreamedAnswer> answers =
        exchanges.stream().map(StreamedAnswer::of).filter(Objects::nonNull).toList();
    int failed = 0;
    int lateFirst = 0;
    int lateMedian = 0;
    for (List<Exchange> round : rounds(exchanges)) {
      StreamedAnswer brief = answer(round, LengthRounds.SHORTEST);
      StreamedAnswer wordy = answer(round, LengthRounds.LONGEST);
      if (brief == null || wordy == null) {
        failed++;
      } else {
        long longer = wordy.last() - brief.last();
        lateFirst += 2 * (wordy.first() - brief.first()) > longer ? 1 : 0;
        lateMedian += 4 * (wordy.middle() - brief.middle()) > 3 * longer ? 1 : 0;
      }
    }
    int rounds = exchanges.size() / LengthRounds.LENGTHS.size();
    StreamShape shape = failed == rounds ? null : StreamShape.of(answers);
    return new EndpointStreaming(run.observed(), rounds, failed, lateFirst, lateMedian, shape);
  }

  private static List<List<Exchange>> rounds(List<Exchange> exchanges) {
    int arms = LengthRounds.LENGTHS.size();
    List<List<Exchange>> rounds = new ArrayList<>();
    for (int from = 0; from < exchanges.size(); from += arms) {
      rounds.add(exchanges.subList(from, from + arms));
    }
    return rounds;
  }

  private static @Nullable StreamedAnswer answer(List<Exchange> round, int length) {
    return round.stream()
        .filter(exchange -> exchange.planned().maxTokens() == length)
        .findFirst()
        .map(StreamedAnswer::of)
        .orElse(null);
  }
}
