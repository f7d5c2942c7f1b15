package dev.assay.data.manifest;

import dev.assay.data.digest.DigestAlgorithm;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A digest as a manifest declares it, past the form gate: nothing is compared with bytes before its
 * form says that it can be a digest at all. Immutable.
 */
public sealed interface DeclaredDigest {

  /** A digest in the form of its algorithm; {@code hex} is lower case. */
  record Usable(DigestAlgorithm algorithm, String hex) implements DeclaredDigest {}

  /** A placeholder, an address, a wrong length: nothing that bytes could be compared with. */
  record Unusable(String why) implements DeclaredDigest {}

  /** Hexadecimal of the algorithm's length in any case, or base64 of as many bytes. */
  static DeclaredDigest of(DigestAlgorithm algorithm, String declared) {
    String text = Form.withoutPrefix(algorithm, declared.strip());
    if (text.length() > Form.LONGEST) {
      return new Unusable("is " + text.length() + " characters long");
    }
    byte[] bytes = Form.bytes(text);
    if (bytes == null || bytes.length != algorithm.bytes()) {
      return new Unusable(Form.complaint(algorithm, text));
    }
    if (Form.allSame(bytes)) {
      return new Unusable("repeats one byte: a placeholder");
    }
    return new Usable(algorithm, HexFormat.of().formatHex(bytes));
  }

  /** The gate's rules. */
  final class Form {
    private static final int LONGEST = 200;
    private static final Pattern HEX = Pattern.compile("([0-9a-fA-F]{2})+");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]+={0,2}");

    private Form() {}

    /** Hexadecimal first: 64 hex digits are base64 by their letters too, but of no digest. */
    private static byte @Nullable [] bytes(String text) {
      if (HEX.matcher(text).matches()) {
        return HexFormat.of().parseHex(text);
      }
      if (!BASE64.matcher(text).matches()) {
        return null;
      }
      try {
        return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
      } catch (IllegalArgumentException e) {
        return null;
      }
    }

    /** Without the {@code sha256:} or {@code sha256-} that some tools put in front. */
    private static String withoutPrefix(DigestAlgorithm algorithm, String text) {
      String lower = text.toLowerCase(Locale.ROOT);
      boolean prefixed =
          lower.startsWith(algorithm.word() + ":") || lower.startsWith(algorithm.word() + "-");
      return prefixed ? text.substring(algorithm.word().length() + 1) : text;
    }

    private static boolean allSame(byte[] bytes) {
      for (byte b : bytes) {
        if (b != bytes[0]) {
          return false;
        }
      }
      return true;
    }

    private static String complaint(DigestAlgorithm algorithm, String text) {
      if (text.isEmpty()) {
        return "is empty";
      }
      if (text.contains("://")) {
        return "is an address, not a digest";
      }
      String wanted = algorithm.bytes() * 2 + " hexadecimal digits for " + algorithm.word();
      return HEX.matcher(text).matches()
          ? "has " + text.length() + " hexadecimal digits, not the " + wanted
          : "is neither " + wanted + " nor base64 of " + algorithm.bytes() + " bytes";
    }
  }
}
