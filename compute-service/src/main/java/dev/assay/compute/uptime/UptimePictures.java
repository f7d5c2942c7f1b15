package dev.assay.compute.uptime;

import dev.assay.compute.claims.UptimeClaim;
import dev.assay.compute.uptime.UptimeObserved.Claimed;
import dev.assay.verification.report.Picture;
import dev.assay.verification.report.Picture.Bucket;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a page may draw of uptimes: in which part of each window probes were missed. Pure. */
final class UptimePictures {
  private static final BigDecimal MILLIS_PER_HOUR = BigDecimal.valueOf(3_600_000);
  private static final int DECIMALS = 2;

  private UptimePictures() {}

  static List<Picture> of(List<UptimeClaim> claims, UptimeObserved seen) {
    List<Picture> pictures = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      if (!seen.claims().get(i).watches().isEmpty()) {
        pictures.add(window(claims.get(i), seen.claims().get(i)));
      }
    }
    return pictures;
  }

  private static Picture window(UptimeClaim claim, Claimed seen) {
    List<Bucket> buckets = new ArrayList<>();
    for (int i = 0; i < UptimeTally.SLICES; i++) {
      int slice = i;
      long missed =
          seen.watches().stream()
              .flatMap(watched -> watched.periods().stream())
              .mapToLong(period -> period.missed().get(slice))
              .sum();
      buckets.add(new Bucket(hours(claim, i + 1), missed));
    }
    String title = "Missed probes over the window of " + claim.id() + ", all vantages together";
    return new Picture.Histogram(title, "hours from its begin", buckets, List.of());
  }

  private static String hours(UptimeClaim claim, int slices) {
    long whole = Duration.between(claim.window().from(), claim.window().to()).toMillis();
    return BigDecimal.valueOf(whole * slices)
        .divide(
            MILLIS_PER_HOUR.multiply(BigDecimal.valueOf(UptimeTally.SLICES)),
            DECIMALS,
            RoundingMode.HALF_EVEN)
        .toPlainString();
  }
}
