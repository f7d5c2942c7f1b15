package dev.assay.compute.nodelist;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.compute.claims.NodeListClaim;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one entry. A required field, or a key, of another shape makes the entry
 * malformed; an optional description of another shape is unknown, never a made-up value.
 */
record EntryFields(JsonNode entry) {
  private static final int LONGEST = 300;
  private static final int KEY_BYTES = 32;
  private static final Pattern HEX_DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern ASN = Pattern.compile("[0-9]{1,10}");

  /** The entry has another shape than its format documents. */
  static final class MalformedEntry extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedEntry(String message) {
      super(message);
    }
  }

  static EntryFields of(JsonNode entry) throws MalformedEntry {
    if (!entry.isObject()) {
      throw new MalformedEntry("the entry is no object");
    }
    return new EntryFields(entry);
  }

  String text(String name) throws MalformedEntry {
    String text = optionalText(name);
    if (text == null) {
      throw new MalformedEntry("'" + name + "' must be 1 to " + LONGEST + " characters of text");
    }
    return text;
  }

  @Nullable String optionalText(String name) {
    JsonNode value = entry.path(name);
    boolean usable =
        value.isTextual() && !value.asText().isBlank() && value.asText().length() <= LONGEST;
    return usable ? value.asText().strip() : null;
  }

  URI endpoint(String name) throws MalformedEntry {
    String text = text(name);
    try {
      URI uri = new URI(text);
      if (NodeListClaim.isWeb(uri) && uri.getRawUserInfo() == null && uri.getRawQuery() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw new MalformedEntry("'" + name + "' is no address: " + e.getReason());
    }
    throw new MalformedEntry("'" + name + "' must be an http or https address with a host");
  }

  @Nullable String ed25519Key(String name) throws MalformedEntry {
    if (entry.path(name).isMissingNode() || entry.path(name).isNull()) {
      return null;
    }
    String text = text(name);
    try {
      byte[] raw = Base64.getDecoder().decode(text);
      if (raw.length == KEY_BYTES) {
        return Base64.getEncoder().encodeToString(raw);
      }
    } catch (IllegalArgumentException e) {
      throw new MalformedEntry("'" + name + "' is not Base64");
    }
    throw new MalformedEntry("'" + name + "' must be a raw Ed25519 key of 32 bytes");
  }

  @Nullable String tlsKey(String name) throws MalformedEntry {
    if (entry.path(name).isMissingNode() || entry.path(name).isNull()) {
      return null;
    }
    String hex = text(name).toLowerCase(Locale.ROOT);
    if (!HEX_DIGEST.matcher(hex).matches()) {
      throw new MalformedEntry("'" + name + "' must be a SHA-256 in 64 hexadecimal digits");
    }
    return hex;
  }

  @Nullable Long asn(String name) {
    JsonNode value = entry.path(name);
    String digits = value.isIntegralNumber() || value.isTextual() ? value.asText() : "";
    return ASN.matcher(digits).matches() ? Long.valueOf(digits) : null;
  }

  NodeMarks marks() {
    return new NodeMarks(
        device(optionalText("device")),
        optionalText("sshKey"),
        optionalText("payout"),
        optionalText("funding"),
        optionalText("software"));
  }

  private static @Nullable String device(@Nullable String text) {
    char[] digits = new char[LONGEST];
    int length = text == null ? 0 : DeviceId.digits(text.toCharArray(), 0, text.length(), digits);
    return length == 0 ? null : new String(digits, 0, length);
  }

  boolean isFalse(String name) {
    return entry.path(name).isBoolean() && !entry.path(name).asBoolean();
  }
}
