package dev.assay.inference.spread;

import dev.assay.inference.claims.SpreadClaim.Place;
import java.util.List;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;

/**
 * The way of one token through the stages of a pipeline and back to the first: along geodesics of
 * WGS84, at the speed of light in a vacuum, which nothing that carries a token exceeds. Pure.
 */
final class LightLoop {
  private static final double METRES_PER_SECOND = 299_792_458;
  private static final double MICROS_PER_SECOND = 1e6;

  private LightLoop() {}

  /** Metres around the loop. */
  static double metres(List<Place> stages) {
    double sum = 0;
    for (int i = 0; i < stages.size(); i++) {
      sum += metres(stages.get(i), stages.get((i + 1) % stages.size()));
    }
    return sum;
  }

  /** The least time around it, in microseconds. */
  static double micros(List<Place> stages) {
    return metres(stages) / METRES_PER_SECOND * MICROS_PER_SECOND;
  }

  private static double metres(Place from, Place to) {
    return Geodesic.WGS84.Inverse(
            from.latitude().doubleValue(),
            from.longitude().doubleValue(),
            to.latitude().doubleValue(),
            to.longitude().doubleValue(),
            GeodesicMask.DISTANCE)
        .s12;
  }
}
