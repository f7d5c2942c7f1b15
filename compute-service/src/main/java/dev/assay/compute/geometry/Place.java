package dev.assay.compute.geometry;

import dev.assay.verification.document.Require;
import java.math.BigDecimal;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;

/**
 * A point on the WGS 84 ellipsoid, in degrees.
 *
 * @param latitude -90 to 90, north is positive
 * @param longitude -180 to 180, east is positive
 */
public record Place(BigDecimal latitude, BigDecimal longitude) {
  private static final int MOST_DECIMALS = 9;
  private static final double METRES = 1000;

  public Place {
    degrees(latitude, "latitude", 90);
    degrees(longitude, "longitude", 180);
  }

  /** The length of the geodesic between both (Karney, Journal of Geodesy 87, 2013). */
  public double kilometresTo(Place other) {
    return Geodesic.WGS84.Inverse(
                latitude.doubleValue(),
                longitude.doubleValue(),
                other.latitude.doubleValue(),
                other.longitude.doubleValue(),
                GeodesicMask.DISTANCE)
            .s12
        / METRES;
  }

  private static void degrees(BigDecimal value, String field, int most) {
    Require.present(value, field);
    Require.that(
        value.abs().compareTo(BigDecimal.valueOf(most)) <= 0
            && value.scale() <= MOST_DECIMALS
            && value.scale() >= 0,
        field,
        "must be -%d to %d degrees, with at most 9 decimals".formatted(most, most));
  }
}
