package dev.assay.compute.bandwidth;

import dev.assay.verification.document.Digest;
import dev.assay.verification.document.Require;
import dev.assay.verification.finding.Reason;
import org.jspecify.annotations.Nullable;

/**
 * One flow of a run, as it was recorded; nothing in it is verified yet. Times are microseconds from
 * the run's begin, rounded up.
 *
 * @param nonce what names the flow
 * @param asked how many bytes were to be carried
 * @param carried how many were: less when the run's time was over
 * @param digest of the bytes that came, or of those that the node says it got; null without any
 * @param signature the node's, in Base64; null without one
 * @param halfMicros when half of the asked was there; null when it never was, or can't be seen
 * @param endMicros when the last byte was there, or the run's time was over
 * @param reason why nothing was carried; null when something was
 * @param explanation in words, when there is a reason
 */
public record BandwidthFlow(
    String nonce,
    long asked,
    long carried,
    @Nullable Digest digest,
    @Nullable String signature,
    @Nullable Long halfMicros,
    long endMicros,
    @Nullable Reason reason,
    @Nullable String explanation) {
  /** The most bytes of one flow. */
  public static final long MOST = 16L << 20;

  public BandwidthFlow {
    Require.present(nonce, "nonce");
    Require.that(asked > 0 && asked <= MOST, "asked", "must be 1 to " + MOST);
    Require.that(carried >= 0 && carried <= asked, "carried", "must be at most 'asked'");
    Require.that(endMicros > 0, "endMicros", "must be positive");
    Require.that(
        halfMicros == null || (halfMicros > 0 && halfMicros <= endMicros),
        "halfMicros",
        "must lie before 'endMicros'");
  }
}
