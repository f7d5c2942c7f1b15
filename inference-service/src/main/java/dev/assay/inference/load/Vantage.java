package dev.assay.inference.load;

import dev.assay.inference.claims.LatencyClaim;
import dev.assay.layer.config.BadSetting;
import dev.assay.layer.egress.OwnAddress;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * From where this replica measures, as its operator says. Immutable.
 *
 * @param region by the name under which dossiers claim latencies of it; null when it isn't said
 * @param second a second address of this host to send from; null for none
 */
record Vantage(@Nullable String region, @Nullable InetAddress second) {
  /** Nothing is said. */
  static final Vantage UNSAID = new Vantage(null, null);

  /** What the settings say; a setting that can't be kept stops the service at its start. */
  static Vantage of(VantageSettings settings) {
    return new Vantage(region(settings), second(settings.secondAddress().orElse(null)));
  }

  private static @Nullable String region(VantageSettings settings) {
    String region = settings.region().orElse(null);
    if (region != null && !LatencyClaim.Region.isName(region)) {
      throw BadSetting.of(
          "assay.inference.vantage.region", "must be lower-case letters, digits and hyphens");
    }
    return region;
  }

  private static @Nullable InetAddress second(@Nullable String literal) {
    try {
      return literal == null ? null : OwnAddress.of(literal);
    } catch (IllegalArgumentException e) {
      throw BadSetting.of(
          "assay.inference.vantage.second-address", "must be an IP address of this host");
    }
  }
}
