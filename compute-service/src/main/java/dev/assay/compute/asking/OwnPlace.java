package dev.assay.compute.asking;

import dev.assay.compute.geometry.Place;
import dev.assay.compute.location.VantagePoint;
import org.jspecify.annotations.Nullable;

/** Where this verifier stands, as its operator says. */
public final class OwnPlace {
  private OwnPlace() {}

  /** The vantage; null when the operator named no place. */
  public static @Nullable VantagePoint of(OwnVantage own) {
    return own.latitude().isPresent() && own.longitude().isPresent()
        ? new VantagePoint(own.id(), new Place(own.latitude().get(), own.longitude().get()))
        : null;
  }
}
