package dev.assay.inference.published;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.Require;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;

/**
 * Live figures that somebody publishes of an endpoint, as the document {@code
 * assay.published-metrics/v1}; docs/protocols/published-metrics.md says what each field means.
 * Immutable.
 *
 * @param endpoint the address that was measured
 * @param window when it was measured
 * @param vantages names of the places that it was measured from
 * @param metrics the figures, one at least
 * @param samples values of single requests, where they are published too
 */
public record Publication(
    String schema,
    URI endpoint,
    PublishedWindow window,
    List<String> vantages,
    List<PublishedFigure> metrics,
    List<Samples> samples) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.published-metrics/v1";

  /** The largest document that is read. */
  public static final long LARGEST = 4L << 20;

  private static final int MOST_FIGURES = 100;
  private static final int MOST_SAMPLES = 100_000;

  /** Values of single requests in milliseconds, in any order. */
  public record Samples(FigureKind metric, List<BigDecimal> values) {
    public Samples {
      Require.present(metric, "metric");
      values = Require.list(values, "values", MOST_SAMPLES);
    }
  }

  public Publication {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    Require.present(endpoint, "endpoint");
    Require.present(window, "window");
    vantages = Require.list(vantages, "vantages", 1000);
    metrics = Require.list(metrics, "metrics", MOST_FIGURES);
    Require.that(!metrics.isEmpty(), "metrics", "must hold a figure at least");
    Require.that(
        metrics.stream().map(PublishedFigure::name).distinct().count() == metrics.size(),
        "metrics",
        "must hold each figure once");
    samples = Require.list(samples, "samples", FigureKind.values().length);
  }

  static Publication read(byte[] json) throws InvalidDocument {
    return CanonicalJson.read(json, Publication.class);
  }
}
