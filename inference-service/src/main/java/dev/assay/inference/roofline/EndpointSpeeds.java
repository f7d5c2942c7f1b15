package dev.assay.inference.roofline;

import dev.assay.inference.claims.ServingHardwareClaim;
import dev.assay.inference.exchanges.SeriesObserved;
import dev.assay.inference.exchanges.SeriesRun;
import dev.assay.verification.document.Require;
import java.util.List;
import java.util.Objects;

/**
 * How fast one endpoint answered a single stream.
 *
 * @param series how the requests went
 * @param speeds of the whole answers, the slowest first
 */
public record EndpointSpeeds(SeriesObserved series, List<StreamSpeed> speeds) {
  public EndpointSpeeds {
    Require.present(series, "series");
    speeds = Require.list(speeds, "speeds", 1000);
  }

  static EndpointSpeeds of(SeriesRun<ServingHardwareClaim> run) {
    return new EndpointSpeeds(
        run.observed(),
        run.exchanges().stream()
            .map(StreamSpeed::of)
            .filter(Objects::nonNull)
            .sorted(StreamSpeed.BY_SPEED)
            .toList());
  }

  /** The speed that half of the whole answers reach; there must be one. */
  StreamSpeed median() {
    return speeds.get(speeds.size() / 2);
  }
}
