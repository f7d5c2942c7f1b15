package dev.assay.compute.attestation;

import dev.assay.verification.document.Require;
import dev.assay.verification.signature.Ed25519;
import java.util.List;

/**
 * What a host says that it has, signed by the node's key with our nonce.
 *
 * @param gpus its accelerators, those that are rented out included
 * @param rented the rental or job ids of those that are busy and can't be asked
 * @param signature Ed25519 in Base64 over {@link #text}
 */
public record Inventory(int gpus, List<String> rented, String signature) {
  private static final String LABEL = "assay gpu inventory v1";
  private static final int MOST = 16;
  private static final int LONGEST_ID = 200;
  private static final int LONGEST_SIGNATURE = 100;

  public Inventory {
    Require.that(gpus >= 0 && gpus <= MOST, "gpus", "must be 0 to 16");
    rented = Require.list(rented, "rented", MOST);
    rented.forEach(
        id ->
            Require.that(
                !id.isBlank() && id.length() <= LONGEST_ID && id.indexOf('\n') < 0,
                "rented",
                "must hold ids of one line"));
    Require.that(
        rented.stream().distinct().count() == rented.size(), "rented", "must hold each id once");
    Require.that(rented.size() <= gpus, "rented", "must not be more than there are");
    Require.text(signature, "signature", LONGEST_SIGNATURE);
  }

  /** Whether this key, raw in Base64, signed it with this nonce. */
  boolean isSigned(String key, String nonce) {
    return Ed25519.verifies(key, text(nonce), signature);
  }

  /** The label, the nonce in hexadecimal, the number and each id, each on a line of its own. */
  private String text(String nonce) {
    return LABEL
        + "\n"
        + nonce
        + "\n"
        + gpus
        + "\n"
        + String.join("", rented.stream().map(id -> id + "\n").toList());
  }
}
