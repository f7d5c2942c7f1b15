package dev.assay.inference.exchanges;

import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a series went, whatever is claimed of its endpoints.
 *
 * @param requests how many were planned; 0 when there is no transcript
 * @param outcomes how many ended how
 * @param reason why the series says nothing; null when it does
 * @param explanation in words, when there is a reason
 * @param from where the transcript stands in the evidence
 */
public record PartiesObserved(
    int requests,
    Map<AnswerOutcome, Integer> outcomes,
    @Nullable Reason reason,
    @Nullable String explanation,
    Provenance from) {
  public PartiesObserved {
    outcomes = new TreeMap<>(Require.present(outcomes, "outcomes"));
    Require.present(from, "from");
  }

  /** How this series went: the first endpoint with a trouble makes the whole say nothing. */
  public static PartiesObserved of(Answer<AskedSeries> answer) {
    return switch (answer) {
      case Unanswered<AskedSeries> none ->
          new PartiesObserved(0, Map.of(), none.reason(), none.explanation(), none.from());
      case Answered<AskedSeries> answered -> measured(answered.value(), answered.from());
    };
  }

  /** The outcomes by their kind, for the reader. */
  public List<Observed> shown() {
    return outcomes.entrySet().stream()
        .map(e -> Observed.of("outcome." + e.getKey(), e.getValue(), "requests", from))
        .toList();
  }

  private static PartiesObserved measured(AskedSeries run, Provenance from) {
    SeriesTrouble trouble =
        IntStream.range(0, run.series().parties().size())
            .mapToObj(party -> SeriesTrouble.of(run.series().parties().get(party), run.to(party)))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    Map<AnswerOutcome, Integer> outcomes = new TreeMap<>();
    run.transcript().exchanges().forEach(e -> outcomes.merge(e.outcome(), 1, Integer::sum));
    return new PartiesObserved(
        run.transcript().exchanges().size(),
        outcomes,
        trouble == null ? null : trouble.reason(),
        trouble == null ? null : trouble.explanation(),
        from);
  }
}
