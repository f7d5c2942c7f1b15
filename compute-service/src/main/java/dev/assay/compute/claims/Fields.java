package dev.assay.compute.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.signature.Ed25519;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Demands that several claims make of their fields. */
final class Fields {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final int LONGEST_URL = 2000;
  private static final int MOST_MEMORY = 10_000;
  private static final BigDecimal LARGEST = new BigDecimal("1e30");

  private Fields() {}

  static void id(String id) {
    Require.present(id, "id");
    Require.that(
        ID.matcher(id).matches(),
        "id",
        "must be 1 to 64 lower-case letters, digits and hyphens, for example \"h100\"");
  }

  static <T> void distinct(List<T> claims, Function<T, String> id, String field) {
    Require.that(
        claims.stream().map(id).distinct().count() == claims.size(),
        field,
        "must give each entry an id of its own");
  }

  static void memory(@Nullable Integer memoryGb) {
    Require.that(
        memoryGb == null || (memoryGb >= 1 && memoryGb <= MOST_MEMORY),
        "memoryGb",
        "must be 1 to 10000 GB");
  }

  static void positive(@Nullable BigDecimal value, String field) {
    Require.that(
        value == null || (value.signum() > 0 && value.compareTo(LARGEST) <= 0),
        field,
        "must be above 0 and at most 10^30");
  }

  /** A share above 0 and below 1. */
  static void share(BigDecimal value, String field, int mostDecimals) {
    Require.present(value, field);
    Require.that(
        value.signum() > 0
            && value.compareTo(BigDecimal.ONE) < 0
            && value.stripTrailingZeros().scale() <= mostDecimals,
        field,
        "must lie between 0 and 1, with at most %d decimals, for example \"0.95\""
            .formatted(mostDecimals));
  }

  /** A raw Ed25519 key in Base64. */
  static void key(String text, String field) {
    Require.that(isKey(Require.present(text, field)), field, "must be 32 bytes in Base64");
  }

  private static boolean isKey(String text) {
    try {
      return Base64.getDecoder().decode(text).length == Ed25519.KEY_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static void web(URI url, String field) {
    Require.present(url, field);
    Require.that(NodeListClaim.isWeb(url), field, "must be an http or https address with a host");
    Require.that(
        url.toString().length() <= LONGEST_URL, field, "must have at most 2000 characters");
    Require.that(url.getRawUserInfo() == null, field, "must hold no user name or password");
  }
}
