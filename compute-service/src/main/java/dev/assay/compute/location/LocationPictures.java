package dev.assay.compute.location;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.claims.LocationClaim;
import dev.assay.compute.geometry.Medium;
import dev.assay.compute.location.LocationObserved.Sighting;
import dev.assay.verification.report.Picture;
import dev.assay.verification.report.Picture.Bucket;
import dev.assay.verification.report.Picture.Mark;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a page may draw of places: how long each vantage waited for signed answers, and how long it
 * had to if the node stood in the claimed region. A bar left of light's mark refutes. Pure.
 */
final class LocationPictures {
  private static final int MOST = 12;
  private static final int BUCKETS = 12;
  private static final int MICROS_PER_MILLI = 1000;

  private LocationPictures() {}

  static List<Picture> of(ComputeClaims claims, LocationObserved seen) {
    List<Picture> pictures = new ArrayList<>();
    for (int i = 0; i < seen.nodes().size(); i++) {
      LocationClaim claim = claims.locations().get(i);
      seen.nodes().get(i).sightings().forEach(s -> pictures.add(picture(claim, s)));
    }
    return pictures.subList(0, Math.min(MOST, pictures.size()));
  }

  private static Picture picture(LocationClaim claim, Sighting seen) {
    double away = seen.vantage().place().kilometresTo(claim.place());
    double nearest = Math.max(0, away - claim.radiusKm().doubleValue());
    double fibre = Medium.FIBRE.millis(nearest);
    double slowest = (double) seen.answerMicros().getLast() / MICROS_PER_MILLI;
    return new Picture.Histogram(
        "Signed answers of %s at %s".formatted(claim.id(), seen.vantage().id()),
        "ms",
        buckets(seen.answerMicros(), Math.max(slowest, fibre) / BUCKETS),
        List.of(
            new Mark("light from the region", text(Medium.VACUUM.millis(nearest))),
            new Mark("fibre from the region", text(fibre))));
  }

  private static List<Bucket> buckets(List<Long> micros, double width) {
    List<Bucket> buckets = new ArrayList<>();
    long before = 0;
    for (int i = 1; i <= BUCKETS; i++) {
      double upTo = width * i * MICROS_PER_MILLI;
      boolean last = i == BUCKETS;
      long below = micros.stream().filter(value -> last || value <= upTo).count();
      buckets.add(new Bucket(text(width * i), below - before));
      before = below;
    }
    return buckets;
  }

  private static String text(double millis) {
    return BigDecimal.valueOf(millis).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
  }
}
