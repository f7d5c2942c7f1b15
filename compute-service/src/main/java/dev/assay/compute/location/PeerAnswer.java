package dev.assay.compute.location;

import dev.assay.verification.document.Require;
import dev.assay.verification.finding.Reason;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a replica elsewhere answered when it was asked to measure; nothing in it is verified yet.
 *
 * @param address where it was asked
 * @param measurement the document as it came; null when none did
 * @param reason why none came; null when one did
 * @param explanation in words, when there is a reason
 */
public record PeerAnswer(
    URI address,
    @Nullable String measurement,
    @Nullable Reason reason,
    @Nullable String explanation) {
  public PeerAnswer {
    Require.present(address, "address");
    Require.that(
        (measurement == null) == (reason != null),
        "reason",
        "is given exactly when no measurement came");
    Require.that(
        measurement == null || measurement.length() <= VantageMeasurement.LARGEST,
        "measurement",
        "is too large");
  }
}
