package dev.assay.compute.uptime;

import dev.assay.compute.claims.ProvingNode;
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
 * What one vantage saw of nodes over a period, signed; the format stands in
 * docs/protocols/uptime-log.md.
 *
 * @param vantage the vantage's name for itself
 * @param nodes that were asked, in the order in which the seed chooses among them
 * @param watch when, and what came of it
 * @param at when it was signed
 * @param key the vantage's raw Ed25519 key in Base64
 * @param signature Base64, by that key over the label and this document's canonical JSON with an
 *     empty signature
 */
public record UptimeLog(
    String schema,
    String vantage,
    List<ProvingNode> nodes,
    UptimeWatch watch,
    Instant at,
    String key,
    String signature) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.uptime-log/v1";

  /** The largest document that is read. */
  public static final long LARGEST = 16L << 20;

  private static final String LABEL = "assay uptime log v1\n";
  private static final int MOST_NODES = 50;

  public UptimeLog {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    Require.text(vantage, "vantage", 100);
    nodes = Require.list(nodes, "nodes", MOST_NODES);
    Require.that(!nodes.isEmpty(), "nodes", "must name at least one node");
    Require.present(watch, "watch");
    Require.present(at, "at");
    Require.present(key, "key");
    Require.present(signature, "signature");
  }

  /** A log signed by this key. */
  public static UptimeLog signed(
      String vantage, List<ProvingNode> nodes, UptimeWatch watch, Instant at, SigningKey key) {
    UptimeLog open = new UptimeLog(SCHEMA, vantage, nodes, watch, at, key.name(), "");
    byte[] signature = Ed25519.sign(key.secret(), open.text().getBytes(StandardCharsets.UTF_8));
    return open.with(Base64.getEncoder().encodeToString(signature));
  }

  static UptimeLog read(byte[] json) throws InvalidDocument {
    return CanonicalJson.read(json, UptimeLog.class);
  }

  /** Whether the key that it names signed it. */
  boolean holds() {
    return Ed25519.verifies(key, with("").text(), signature);
  }

  private String text() {
    return LABEL + new String(CanonicalJson.write(this), StandardCharsets.UTF_8);
  }

  private UptimeLog with(String other) {
    return new UptimeLog(schema, vantage, nodes, watch, at, key, other);
  }
}
