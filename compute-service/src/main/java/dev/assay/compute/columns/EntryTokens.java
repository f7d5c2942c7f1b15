package dev.assay.compute.columns;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.compute.claims.NodeListFormat;
import dev.assay.compute.nodelist.DeviceId;
import dev.assay.compute.nodelist.ListedNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads entries of a node list token by token into marks, with the rules by which the same entry
 * would be a listed node. Confined to one thread.
 */
final class EntryTokens {
  private static final int LONGEST = 300;
  private static final int KEY_BYTES = 32;
  private static final int KEY_TEXT = 44;
  private static final int HEX_DIGITS = 64;
  private static final int LONGEST_NUMBER = 10;
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final byte[] SEXTETS = new byte[128];

  static {
    for (int c = 0; c < SEXTETS.length; c++) {
      SEXTETS[c] = (byte) BASE64.indexOf(c);
    }
  }

  private final Fingerprints fingerprints;
  private final boolean akash;
  private final Endpoint endpoints;
  private final long[] marks = new long[Mark.values().length];
  private final char[] scratch = new char[LONGEST];
  private final EntryTexts texts = new EntryTexts();
  private long id;
  private boolean offline;
  private @Nullable String problem;
  // the text of the current token without surrounding blanks
  private char[] text = scratch;
  private int from;
  private int to;

  EntryTokens(Fingerprints fingerprints, NodeListFormat format) {
    this.fingerprints = fingerprints;
    this.akash = format == NodeListFormat.AKASH_PROVIDERS;
    this.endpoints = new Endpoint(fingerprints);
  }

  /** Reads the entry at which the parser is, to its end; says what is wrong with it, or null. */
  @Nullable String read(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return "the entry is no object";
    }
    Arrays.fill(marks, 0);
    texts.clear();
    id = 0;
    offline = false;
    problem = null;
    for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
      json.nextToken();
      if (akash) {
        fieldOfAkash(field, json);
      } else {
        field(field, json);
      }
    }
    return problem();
  }

  /** The marks of the entry that was read last. */
  long[] marks() {
    return marks;
  }

  /** Whether the list calls the entry that was read last offline. */
  boolean offline() {
    return offline;
  }

  /** The fingerprint of the id of the entry that was read last. */
  long id() {
    return id;
  }

  /** Tells the entry that was read last from every other one, by all that it says. */
  long print() {
    long print = id;
    for (long mark : marks) {
      print = Fingerprints.joined(print, mark);
    }
    return print;
  }

  /** Whether the texts of the entries from here on are kept. */
  void keepTexts(boolean keep) {
    texts.keep(keep);
  }

  /** The entry that was read last, if its texts were kept. */
  ListedNode node() {
    long system = marks[Mark.SYSTEM.ordinal()];
    return texts.node(system == 0 ? null : system - 1, offline);
  }

  private @Nullable String problem() {
    if (id == 0) {
      return (akash ? "'owner'" : "'id'") + " must be 1 to " + LONGEST + " characters of text";
    }
    if (problem == null && marks[Mark.ENDPOINT.ordinal()] == 0) {
      return (akash ? "'hostUri'" : "'endpoint'") + " must be an http or https address with a host";
    }
    return problem;
  }

  private void fieldOfAkash(String name, JsonParser json) throws IOException {
    switch (name) {
      case "owner" -> {
        id(json);
        marks[Mark.OPERATOR.ordinal()] = id;
        texts.put(Mark.OPERATOR, text, from, to);
      }
      case "hostUri" -> endpoint(json);
      case "ipRegion" -> place(Mark.REGION, json);
      case "ipCountry" -> place(Mark.COUNTRY, json);
      case "isOnline" -> offline = offline(json);
      default -> json.skipChildren();
    }
  }

  private static boolean offline(JsonParser json) throws IOException {
    boolean said = json.currentToken() == JsonToken.VALUE_FALSE;
    json.skipChildren();
    return said;
  }

  private void id(JsonParser json) throws IOException {
    id = text(json) ? fingerprints.of(text, from, to) : 0;
    texts.putId(text, from, to);
  }

  private void field(String name, JsonParser json) throws IOException {
    switch (name) {
      case "id" -> id(json);
      case "endpoint" -> endpoint(json);
      case "publicKey" -> publicKey(json);
      case "tlsKey" -> tlsKey(json);
      case "operatorKey" -> words(Mark.OPERATOR, json);
      case "region" -> place(Mark.REGION, json);
      case "country" -> place(Mark.COUNTRY, json);
      case "asn" -> system(json);
      case "device" -> device(json);
      case "sshKey" -> words(Mark.SSH_KEY, json);
      case "payout" -> words(Mark.PAYOUT, json);
      case "funding" -> words(Mark.FUNDING, json);
      case "software" -> words(Mark.SOFTWARE, json);
      default -> json.skipChildren();
    }
  }

  /** Whether the token is a text of usable length. */
  private boolean text(JsonParser json) throws IOException {
    from = 0;
    to = 0;
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      json.skipChildren();
      return false;
    }
    text = json.getTextCharacters();
    from = json.getTextOffset();
    to = from + json.getTextLength();
    if (to - from > LONGEST) {
      to = from;
      return false;
    }
    while (from < to && isBlank(text[from])) {
      from++;
    }
    while (from < to && isBlank(text[to - 1])) {
      to--;
    }
    return from < to;
  }

  /** As the platform has it; nearly all characters show it without being looked up. */
  private static boolean isBlank(char c) {
    return (c <= ' ' || c >= 128) && Character.isWhitespace(c);
  }

  private void words(Mark mark, JsonParser json) throws IOException {
    marks[mark.ordinal()] = text(json) ? fingerprints.of(text, from, to) : 0;
    texts.put(mark, text, from, to);
  }

  /** A region or country is the same in capitals. */
  private void place(Mark mark, JsonParser json) throws IOException {
    boolean usable = text(json);
    texts.put(mark, text, from, to);
    boolean lower = true;
    for (int i = from; usable && i < to; i++) {
      lower &= text[i] < 128 && (text[i] < 'A' || text[i] > 'Z');
    }
    marks[mark.ordinal()] =
        !usable
            ? 0
            : lower
                ? fingerprints.of(text, from, to)
                : fingerprints.of(new String(text, from, to - from).toLowerCase(Locale.ROOT));
  }

  private void endpoint(JsonParser json) throws IOException {
    marks[Mark.ENDPOINT.ordinal()] = 0;
    marks[Mark.ADDRESS.ordinal()] = 0;
    marks[Mark.NETWORK.ordinal()] = 0;
    if (text(json)) {
      endpoints.read(text, from, to, marks);
      texts.put(Mark.ENDPOINT, text, from, to);
    }
  }

  private void publicKey(JsonParser json) throws IOException {
    marks[Mark.PUBLIC_KEY.ordinal()] = 0;
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (text(json)) {
      texts.put(Mark.PUBLIC_KEY, text, from, to);
      marks[Mark.PUBLIC_KEY.ordinal()] =
          isPlainKey()
              ? fingerprints.of(text, from, to)
              : otherKey(new String(text, from, to - from));
    }
    if (marks[Mark.PUBLIC_KEY.ordinal()] == 0) {
      problem = "'publicKey' must be a raw Ed25519 key of 32 bytes in Base64";
    }
  }

  /** Whether this is 32 bytes in Base64's one spelling; without branches, since keys are random. */
  private boolean isPlainKey() {
    if (to - from != KEY_TEXT || text[to - 1] != '=') {
      return false;
    }
    int wrong = 0;
    int last = 0;
    for (int i = from; i < to - 1; i++) {
      last = SEXTETS[text[i] & 0x7f];
      wrong |= last | -(text[i] >>> 7);
    }
    return wrong >= 0 && (last & 3) == 0;
  }

  private long otherKey(String base64) {
    try {
      byte[] raw = Base64.getDecoder().decode(base64);
      return raw.length == KEY_BYTES ? fingerprints.of(Base64.getEncoder().encodeToString(raw)) : 0;
    } catch (IllegalArgumentException e) {
      return 0;
    }
  }

  private void tlsKey(JsonParser json) throws IOException {
    marks[Mark.TLS_KEY.ordinal()] = 0;
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (text(json) && to - from == HEX_DIGITS && hex()) {
      marks[Mark.TLS_KEY.ordinal()] = fingerprints.of(scratch, 0, HEX_DIGITS);
      texts.put(Mark.TLS_KEY, scratch, 0, HEX_DIGITS);
    } else {
      problem = "'tlsKey' must be a SHA-256 in 64 hexadecimal digits";
    }
  }

  private boolean hex() {
    for (int i = 0; i < HEX_DIGITS; i++) {
      if (DeviceId.digit(text[from + i]) < 0) {
        return false;
      }
      scratch[i] = (char) (text[from + i] | 0x20); // in lower case
    }
    return true;
  }

  private void device(JsonParser json) throws IOException {
    int digits = text(json) ? DeviceId.digits(text, from, to, scratch) : 0;
    texts.put(Mark.DEVICE, scratch, 0, digits);
    marks[Mark.DEVICE.ordinal()] = digits == 0 ? 0 : fingerprints.of(scratch, 0, digits);
  }

  /** The number itself and one, so that 0 is a number too. */
  private void system(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    marks[Mark.SYSTEM.ordinal()] = 0;
    if (token == JsonToken.VALUE_NUMBER_INT) {
      number(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
    } else if (text(json)) {
      number(text, from, to - from);
    }
  }

  private void number(char[] digits, int offset, int length) {
    long number = 0;
    for (int i = offset; i < offset + length; i++) {
      if (digits[i] < '0' || digits[i] > '9' || length > LONGEST_NUMBER) {
        return;
      }
      number = 10 * number + digits[i] - '0';
    }
    marks[Mark.SYSTEM.ordinal()] = length == 0 ? 0 : number + 1;
  }
}
