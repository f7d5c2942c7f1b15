package dev.assay.compute.location;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.Require;
import dev.assay.verification.signature.Ed25519;
import dev.assay.verification.signature.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * What one vantage measured of one node, signed, so that verifiers can exchange it
 * (docs/protocols/vantage-measurement.md).
 *
 * @param order what it was asked
 * @param salt 32 bytes in hexadecimal that the vantage drew for this measurement
 * @param at when it was complete
 * @param trips at most 50, in the order in which they were made
 * @param key the vantage's raw Ed25519 key in Base64
 * @param signature Base64, by that key over the label and this document's canonical JSON with an
 *     empty signature
 */
public record VantageMeasurement(
    String schema,
    VantagePoint vantage,
    VantageOrder order,
    String salt,
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
    Require.present(order, "order");
    VantageOrder.seed(salt, "salt");
    Require.present(at, "at");
    trips = Require.list(trips, "trips", MOST_TRIPS);
    Require.present(key, "key");
    Require.present(signature, "signature");
  }

  /** A measurement that nobody has signed yet. */
  public static VantageMeasurement of(
      VantagePoint vantage, VantageOrder order, String salt, Instant at, List<RoundTrip> trips) {
    return new VantageMeasurement(SCHEMA, vantage, order, salt, at, trips, "", "");
  }

  /** The same, signed by this key. */
  public VantageMeasurement signedBy(SigningKey signer) {
    VantageMeasurement open = with(signer.name(), "");
    byte[] made = Ed25519.sign(signer.secret(), open.text().getBytes(StandardCharsets.UTF_8));
    return with(signer.name(), Base64.getEncoder().encodeToString(made));
  }

  static VantageMeasurement read(byte[] json) throws InvalidDocument {
    return CanonicalJson.read(json, VantageMeasurement.class);
  }

  /** Whether the key that it names signed it. */
  public boolean holds() {
    return Ed25519.verifies(key, text(), signature);
  }

  /** Whether every trip is of the nonce that the order, the salt and its place give. */
  public boolean followsItsNonces() {
    for (int i = 0; i < trips.size(); i++) {
      if (!trips.get(i).exchange().nonce().equals(order.nonce(salt, i))) {
        return false;
      }
    }
    return true;
  }

  /** What is signed. */
  String text() {
    return LABEL + new String(CanonicalJson.write(with(key, "")), StandardCharsets.UTF_8);
  }

  private VantageMeasurement with(String otherKey, String otherSignature) {
    return new VantageMeasurement(
        schema, vantage, order, salt, at, trips, otherKey, otherSignature);
  }
}
