package dev.assay.compute.claims;

import dev.assay.verification.document.Require;

/**
 * A node's own promise to show its claimed rate whenever it is challenged: only under it is being
 * late held against the claim.
 *
 * @param withinSeconds 15 to 120, the time for ten seconds' work at the claimed rate
 * @param signature Base64 of the Ed25519 signature by the node's key over the UTF-8 bytes of {@code
 *     assay capacity agreement v1}, the agent's id, {@code atLeastTops} as the claim writes it, and
 *     {@code withinSeconds}, each on a line of its own ended by one line feed
 */
public record CapacityAgreement(int withinSeconds, String signature) {
  private static final int LONGEST_SIGNATURE = 100;

  public CapacityAgreement {
    Require.that(withinSeconds >= 15 && withinSeconds <= 120, "withinSeconds", "must be 15 to 120");
    Require.text(signature, "signature", LONGEST_SIGNATURE);
  }
}
