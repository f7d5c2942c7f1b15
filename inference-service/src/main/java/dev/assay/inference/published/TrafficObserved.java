package dev.assay.inference.published;

import dev.assay.inference.claims.PublishedMetricsClaim;
import dev.assay.inference.requests.EndpointRun;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Observed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the traffic log of one endpoint says.
 *
 * @param endpoint the claim's id
 * @param own the log's own figures, and what we measured of them
 * @param rows how many requests could be read
 * @param malformed how many could not
 * @param malformedExamples the first of them, in words
 * @param signer who signed it
 * @param constant metrics of which every request has the same time
 * @param published what it says of each judged figure that is published beside it
 */
public record TrafficObserved(
    String endpoint,
    EndpointPublished own,
    int rows,
    int malformed,
    List<String> malformedExamples,
    LogSigner signer,
    List<FigureKind> constant,
    List<FigureInLog> published) {
  public TrafficObserved {
    Require.present(endpoint, "endpoint");
    Require.present(own, "own");
    Require.present(signer, "signer");
    malformedExamples = Require.list(malformedExamples, "malformedExamples", 10);
    constant = Require.list(constant, "constant", FigureKind.values().length);
    published = Require.list(published, "published", EndpointPublished.MOST_JUDGED);
  }

  /**
   * @param figures those that are published beside it; null for none
   */
  static TrafficObserved of(
      PublishedMetricsClaim claim,
      TrafficRead read,
      @Nullable EndpointPublished figures,
      EndpointRun run,
      double alpha) {
    EndpointPublished own = EndpointPublished.of(claim, List.of(read.figures(alpha)), run, alpha);
    TrafficLog log = read.log();
    return log == null
        ? new TrafficObserved(
            claim.endpoint(), own, 0, 0, List.of(), read.signer(), List.of(), List.of())
        : new TrafficObserved(
            claim.endpoint(),
            own,
            log.rows().size(),
            log.malformed(),
            log.malformedExamples(),
            read.signer(),
            TrafficFigures.of(log, alpha).constant(),
            figures == null ? List.of() : published(figures, log));
  }

  private static List<FigureInLog> published(EndpointPublished figures, TrafficLog log) {
    PublishedWindow window = figures.last().window();
    return window == null
        ? List.of()
        : figures.judged().stream().map(figure -> FigureInLog.of(figure, window, log)).toList();
  }

  /** How many rows could not be read, and the first of them; empty when all could. */
  String malformedWords() {
    return malformed == 0
        ? ""
        : " %d rows of the log can't be read: %s"
            .formatted(malformed, malformedExamples.getFirst());
  }

  /** How it was read, for the reader. */
  List<Observed> shown() {
    List<Observed> shown = new ArrayList<>();
    shown.add(observed("log.rows", rows));
    shown.add(observed("log.malformed", malformed));
    for (int i = 0; i < malformedExamples.size(); i++) {
      shown.add(Observed.of("log.malformed." + i, malformedExamples.get(i), from()));
    }
    shown.add(Observed.of("log.signed-by", signer.name(), from()));
    return shown;
  }

  Observed observed(String name, int value) {
    return Observed.of(name, value, "rows", from());
  }

  Provenance from() {
    return own.last().from();
  }
}
