package dev.assay.compute.location;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.Require;
import dev.assay.verification.signature.Ed25519;
import dev.assay.verification.signature.SigningKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * What one vantage measured of one node, signed, so that verifiers can exchange it.
 *
 * @param endpoint that was asked
 * @param at when it was complete
 * @param trips at most 50
 * @param key the vantage's raw Ed25519 key in Base64
 * @param signature Base64, by that key over the label and this document's canonical JSON with an
 *     empty signature
 */
public record VantageMeasurement(
    String schema,
    VantagePoint vantage,
    URI endpoint,
    Instant at,
    List<RoundTrip> trips,
    String key,
    String signature) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.vantage-measurement/v1";

  /** The largest document that is read. */
  public static final long LARGEST = 512L << 10;

  private static final String LABEL = "assay vantage measurement v1\n";
  private static final int MOST_TRIPS = 50;

  public VantageMeasurement {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    Require.present(vantage, "vantage");
    Require.present(endpoint, "endpoint");
    Require.present(at, "at");
    trips = Require.list(trips, "trips", MOST_TRIPS);
    Require.present(key, "key");
    Require.present(signature, "signature");
  }

  /** A measurement signed by this key. */
  public static VantageMeasurement signed(
      VantagePoint vantage, URI endpoint, Instant at, List<RoundTrip> trips, SigningKey key) {
    VantageMeasurement open =
        new VantageMeasurement(SCHEMA, vantage, endpoint, at, trips, key.name(), "");
    byte[] signature = Ed25519.sign(key.secret(), open.text().getBytes(StandardCharsets.UTF_8));
    return open.with(Base64.getEncoder().encodeToString(signature));
  }

  static VantageMeasurement read(byte[] json) throws InvalidDocument {
    return CanonicalJson.read(json, VantageMeasurement.class);
  }

  /** Whether the key that it names signed it. */
  boolean holds() {
    return Ed25519.verifies(key, with("").text(), signature);
  }

  private String text() {
    return LABEL + new String(CanonicalJson.write(this), StandardCharsets.UTF_8);
  }

  private VantageMeasurement with(String other) {
    return new VantageMeasurement(schema, vantage, endpoint, at, trips, key, other);
  }
}
