package dev.assay.compute.location;

import dev.assay.compute.geometry.Place;
import dev.assay.verification.document.Require;

/**
 * From where it was measured.
 *
 * @param id its operator's name for it
 * @param place where it stands, as its operator says
 */
public record VantagePoint(String id, Place place) {
  public VantagePoint {
    Require.text(id, "id", 100);
    Require.present(place, "place");
  }
}
