package dev.assay.compute.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.signature.Ed25519;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A node agent that answers challenges, and what is claimed of the hardware behind it.
 *
 * @param id the dossier's name for it
 * @param address where it is asked, https or http, without a path
 * @param nodeKey raw Ed25519 key in Base64, by which it has to prove itself
 * @param model what the hardware is said to be
 * @param count how many cards are said to stand behind it
 * @param atLeastTops int8 operations per second that it commands at least, in 10^12: above 0, at
 *     most 1,000,000
 * @param residentGb memory that it commands at one time at least, in 10^9 bytes: above 0, at most
 *     100,000
 * @param consent how its operator agreed to be challenged
 * @param agreement its promise to answer in time; null for none
 */
public record AgentClaim(
    String id,
    URI address,
    @Nullable String nodeKey,
    @Nullable String model,
    @Nullable Integer count,
    @Nullable BigDecimal atLeastTops,
    @Nullable BigDecimal residentGb,
    String consent,
    @Nullable CapacityAgreement agreement) {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final BigDecimal MOST_TOPS = BigDecimal.valueOf(1_000_000);
  private static final BigDecimal MOST_GB = BigDecimal.valueOf(100_000);
  private static final int MOST_CARDS = 100_000;
  private static final int MOST_DIGITS = 12;
  private static final int LONGEST_TEXT = 500;

  public AgentClaim {
    Require.present(id, "id");
    Require.that(
        ID.matcher(id).matches(), "id", "must be 1 to 64 lower-case letters, digits and hyphens");
    Require.present(address, "address");
    Require.that(isPlain(address), "address", "must be an http or https address without a path");
    Require.that(nodeKey == null || isKey(nodeKey), "nodeKey", "must be 32 bytes in Base64");
    Require.that(model == null || !model.isBlank(), "model", "must not be blank");
    Require.that(
        model == null || model.length() <= LONGEST_TEXT,
        "model",
        "must have at most 500 characters");
    Require.that(
        count == null || (count >= 1 && count <= MOST_CARDS), "count", "must be 1 to 100000");
    Require.that(
        atLeastTops == null || isAmount(atLeastTops, MOST_TOPS),
        "atLeastTops",
        "must lie above 0 and at most at 1000000, with at most 12 decimals");
    Require.that(
        residentGb == null || isAmount(residentGb, MOST_GB),
        "residentGb",
        "must lie above 0 and at most at 100000, with at most 12 decimals");
    Require.that(
        model != null || atLeastTops != null || residentGb != null,
        "atLeastTops",
        "must be there where no model and no residentGb is");
    Require.text(consent, "consent", LONGEST_TEXT);
    Require.that(
        agreement == null || (nodeKey != null && atLeastTops != null),
        "agreement",
        "needs the nodeKey that signed it, and atLeastTops");
  }

  private static boolean isAmount(BigDecimal amount, BigDecimal most) {
    return amount.signum() > 0
        && amount.compareTo(most) <= 0
        && amount.scale() <= MOST_DIGITS
        && amount.scale() >= 0;
  }

  private static boolean isPlain(URI address) {
    String path = address.getRawPath();
    return NodeListClaim.isWeb(address)
        && address.toString().length() <= LONGEST_TEXT
        && address.getRawUserInfo() == null
        && address.getRawQuery() == null
        && (path == null || path.isEmpty() || path.equals("/"));
  }

  private static boolean isKey(String text) {
    try {
      return Base64.getDecoder().decode(text).length == Ed25519.KEY_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
