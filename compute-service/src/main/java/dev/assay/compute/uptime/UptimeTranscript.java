package dev.assay.compute.uptime;

import dev.assay.verification.document.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What our own vantage saw, and whom else the operator trusts.
 *
 * @param watch our own; null when the window is over or too far off
 * @param trustedVantages raw Ed25519 keys in Base64 of other vantages
 * @param lyingAtMost how many of those may lie together
 */
public record UptimeTranscript(
    String schema, @Nullable UptimeWatch watch, List<String> trustedVantages, int lyingAtMost) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.uptime-transcript/v1";

  private static final int MOST_VANTAGES = 100;

  public UptimeTranscript {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    trustedVantages = Require.list(trustedVantages, "trustedVantages", MOST_VANTAGES);
    Require.that(lyingAtMost >= 0, "lyingAtMost", "must not be negative");
  }

  /** A transcript of this version. */
  public static UptimeTranscript of(
      @Nullable UptimeWatch watch, List<String> trustedVantages, int lyingAtMost) {
    return new UptimeTranscript(SCHEMA, watch, trustedVantages, lyingAtMost);
  }
}
