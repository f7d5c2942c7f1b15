package dev.assay.compute.claims;

import dev.assay.compute.geometry.Place;
import dev.assay.verification.document.Require;
import java.math.BigDecimal;

/**
 * A region that a claim names: everything within some kilometres of a place.
 *
 * @param name in the project's words, such as "Frankfurt"
 * @param place its middle
 * @param radiusKm how far it reaches
 */
public record ClaimedRegion(String name, Place place, BigDecimal radiusKm) {
  private static final BigDecimal HALF_ROUND = BigDecimal.valueOf(20_004);

  public ClaimedRegion {
    Require.text(name, "name", 100);
    Require.present(place, "place");
    Fields.positive(Require.present(radiusKm, "radiusKm"), "radiusKm");
    Require.that(radiusKm.compareTo(HALF_ROUND) < 0, "radiusKm", "must be less than the Earth");
  }

  /** Whether a place lies in it. */
  public boolean holds(Place other) {
    return place.kilometresTo(other) <= radiusKm.doubleValue();
  }

  /** How far the nearest points of both are from each other; 0 when they overlap. */
  public double kilometresTo(ClaimedRegion other) {
    double reach = radiusKm.doubleValue() + other.radiusKm.doubleValue();
    return Math.max(0, place.kilometresTo(other.place) - reach);
  }
}
