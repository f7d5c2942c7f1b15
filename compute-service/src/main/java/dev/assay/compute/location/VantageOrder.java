package dev.assay.compute.location;

import dev.assay.compute.claims.ProvingNode;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.Require;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What somebody asks a vantage to measure (docs/protocols/vantage-measurement.md).
 *
 * @param node whose signed answers are timed
 * @param seed 32 bytes in hexadecimal of the asker's, without which nobody foretells the nonces
 */
public record VantageOrder(ProvingNode node, String seed) {
  private static final String LABEL = "assay vantage nonce v1\n";
  private static final Pattern BYTES_32 = Pattern.compile("[0-9a-f]{64}");

  public VantageOrder {
    Require.present(node, "node");
    seed(seed, "seed");
  }

  /**
   * The nonce of one trip, counted from 0. The asker's seed shows that the measurement isn't an old
   * one; the vantage's salt keeps an asker from having nonces signed in advance.
   */
  public String nonce(String salt, int trip) {
    return nonce(LABEL, seed + salt, node.id(), trip);
  }

  /** The nonce that follows from this label, these bytes in hexadecimal, a node and a trip. */
  static String nonce(String label, String bytes, String node, int trip) {
    MessageDigest sha256 = Digest.sha256();
    sha256.update(label.getBytes(StandardCharsets.UTF_8));
    sha256.update(HexFormat.of().parseHex(bytes));
    sha256.update((node + "\n" + trip).getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256.digest());
  }

  /** Demands 32 bytes in hexadecimal. */
  static void seed(String text, String field) {
    Require.that(
        BYTES_32.matcher(Require.present(text, field)).matches(),
        field,
        "must be 32 bytes in lower-case hexadecimal");
  }
}
