package dev.assay.demo.cards;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/**
 * A machine that says it is confidential: its reports are made up in the shape of AMD SEV-SNP's
 * (AMD 56860, table 23). Immutable.
 */
public final class Machine {
  private static final int LENGTH = 1184;
  private static final int SIGNED = 672;
  private static final int COORDINATE = 48;
  private static final int FIELD = 72;
  private static final int DEBUG = 0x08;

  private final Authority chip;
  private final boolean debug;

  Machine(Authority chip, boolean debug) {
    this.chip = chip;
    this.debug = debug;
  }

  /** What it loaded, in hexadecimal. */
  public static String measurement() {
    return HexFormat.of().formatHex(Card.digest("what the machine loaded"));
  }

  /** Its quote for a nonce, both in hexadecimal, over a connection with this TLS key. */
  public Map<String, String> quote(String nonce, String tlsKey) {
    byte[] report = new byte[LENGTH];
    report[0] = 2;
    report[10] = (byte) (debug ? DEBUG : 0);
    report[0x34] = 1;
    put(report, 0x50, bound(nonce, tlsKey));
    put(report, 0x90, Card.digest("what the machine loaded"));
    byte[] signature = chip.sign(Arrays.copyOf(report, SIGNED));
    put(report, SIGNED, littleEndian(signature, 0));
    put(report, SIGNED + FIELD, littleEndian(signature, COORDINATE));
    return Map.of(
        "kind",
        "SEV_SNP",
        "quote",
        Base64.getEncoder().encodeToString(report),
        "certificates",
        Base64.getEncoder().encodeToString(chip.pem().getBytes(StandardCharsets.US_ASCII)));
  }

  private static byte[] bound(String nonce, String tlsKey) {
    String text = "assay host attestation v1\n" + nonce + "\n" + tlsKey + "\n";
    try {
      return MessageDigest.getInstance("SHA-512").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-512", e);
    }
  }

  private static byte[] littleEndian(byte[] signature, int from) {
    byte[] turned = new byte[COORDINATE];
    for (int i = 0; i < COORDINATE; i++) {
      turned[i] = signature[from + COORDINATE - 1 - i];
    }
    return turned;
  }

  private static void put(byte[] report, int at, byte[] value) {
    System.arraycopy(value, 0, report, at, value.length);
  }
}
