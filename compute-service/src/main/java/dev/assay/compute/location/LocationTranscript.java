package dev.assay.compute.location;

import dev.assay.verification.document.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What our own vantage measured, what others sent, and whom of them the operator trusts.
 *
 * @param vantage ours; null when the operator named none, and nothing was measured then
 * @param trips in the order in which they were made
 * @param peers what the replicas answered that the operator names, in his order
 * @param trustedVantages raw Ed25519 keys in Base64 of other vantages
 * @param lyingAtMost how many of those may lie together
 */
public record LocationTranscript(
    String schema,
    @Nullable VantagePoint vantage,
    List<RoundTrip> trips,
    List<PeerAnswer> peers,
    List<String> trustedVantages,
    int lyingAtMost) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.location-transcript/v1";

  private static final int MOST = 100;

  public LocationTranscript {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    trips = Require.list(trips, "trips", MOST);
    peers = Require.list(peers, "peers", MOST);
    trustedVantages = Require.list(trustedVantages, "trustedVantages", MOST);
    Require.that(lyingAtMost >= 0, "lyingAtMost", "must not be negative");
  }
}
