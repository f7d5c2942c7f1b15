package dev.assay.inference.exchanges;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer.Unanswered;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a series at one endpoint went, whatever it is to show.
 *
 * @param endpoint the claim's id
 * @param outcomes how many requests ended how; empty when there is no transcript
 * @param reason why the series says nothing of the endpoint; null when it does
 * @param explanation in words, when there is a reason
 */
public record SeriesObserved(
    String endpoint,
    Map<AnswerOutcome, Integer> outcomes,
    @Nullable Reason reason,
    @Nullable String explanation,
    Provenance from) {
  public SeriesObserved {
    Require.present(endpoint, "endpoint");
    outcomes = new TreeMap<>(Require.present(outcomes, "outcomes"));
    Require.present(from, "from");
  }

  /** A series that was answered. */
  public static SeriesObserved of(
      EndpointClaim endpoint, List<Exchanged> exchanges, Provenance from) {
    Map<AnswerOutcome, Integer> outcomes = new TreeMap<>();
    exchanges.forEach(exchange -> outcomes.merge(exchange.outcome(), 1, Integer::sum));
    SeriesTrouble trouble = SeriesTrouble.of(endpoint, exchanges);
    return new SeriesObserved(
        endpoint.id(),
        outcomes,
        trouble == null ? null : trouble.reason(),
        trouble == null ? null : trouble.explanation(),
        from);
  }

  /** A series that never came to be. */
  public static SeriesObserved without(EndpointClaim endpoint, Unanswered<?> none) {
    return new SeriesObserved(
        endpoint.id(), Map.of(), none.reason(), none.explanation(), none.from());
  }

  /** How many requests were sent. */
  public int requests() {
    return outcomes.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many of them got no whole answer. */
  public int failed() {
    return requests() - outcomes.getOrDefault(AnswerOutcome.OK, 0);
  }

  /** The endings by their kind, for the reader. */
  public List<Observed> shown() {
    return outcomes.entrySet().stream()
        .map(e -> Observed.of("outcome." + e.getKey(), e.getValue(), "requests", from))
        .toList();
  }
}
