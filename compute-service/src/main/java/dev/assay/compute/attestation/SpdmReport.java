package dev.assay.compute.attestation;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The report of an NVIDIA accelerator: a GET_MEASUREMENTS request and the signed response to it
 * (DMTF DSP0274, SPDM 1.1, 10.11), with NVIDIA's fields in the opaque data as its own verifier
 * documents them (github.com/NVIDIA/nvtrust). Read only, nothing in it verified. Immutable.
 *
 * @param nonce of the request, in hexadecimal
 * @param measurements by index, in hexadecimal
 * @param fields of the opaque data, by their number
 * @param signed what the signature covers
 * @param signature r and s, one after the other
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record SpdmReport(
    String nonce,
    Map<Integer, String> measurements,
    Map<Integer, byte[]> fields,
    byte[] signed,
    byte[] signature) {
  /** Fields of the opaque data. */
  static final int DRIVER = 3;

  static final int VBIOS = 6;
  static final int DECODER_STATUS = 11;
  static final int FIRMWARE = 20;

  static final int LONGEST = 32 * 1024;
  private static final int SIGNATURE_BYTES = 96;
  private static final int NONCE_BYTES = 32;
  private static final int VERSION = 0x11;
  private static final int REQUEST = 0xe0;
  private static final int RESPONSE = 0x60;
  private static final int DMTF = 1;

  /** The report in these bytes, or an {@link IllegalArgumentException} that says what is wrong. */
  static SpdmReport read(byte[] report) {
    if (report.length > LONGEST) {
      throw new IllegalArgumentException("a report has at most " + LONGEST + " bytes");
    }
    ByteReader in = new ByteReader(report);
    in.demand(1, VERSION, "request version");
    in.demand(1, REQUEST, "request code");
    in.skip(2);
    String nonce = HexFormat.of().formatHex(in.take(NONCE_BYTES));
    in.skip(1);
    in.demand(1, VERSION, "response version");
    in.demand(1, RESPONSE, "response code");
    in.skip(2);
    int blocks = in.number(1);
    Map<Integer, String> measurements = measurements(new ByteReader(in.take(in.number(3))), blocks);
    in.skip(NONCE_BYTES);
    Map<Integer, byte[]> fields = fields(new ByteReader(in.take(in.number(2))));
    byte[] signature = in.take(SIGNATURE_BYTES);
    in.end();
    byte[] signed = Arrays.copyOf(report, report.length - SIGNATURE_BYTES);
    return new SpdmReport(nonce, measurements, fields, signed, signature);
  }

  private static Map<Integer, String> measurements(ByteReader in, int blocks) {
    Map<Integer, String> measurements = new TreeMap<>();
    for (int i = 0; i < blocks; i++) {
      int index = in.number(1);
      in.demand(1, DMTF, "measurement specification");
      ByteReader block = new ByteReader(in.take(in.number(2)));
      block.skip(1);
      String value = HexFormat.of().formatHex(block.take(block.number(2)));
      block.end();
      if (measurements.put(index, value) != null) {
        throw new IllegalArgumentException("two measurements have the index " + index);
      }
    }
    in.end();
    return measurements;
  }

  private static Map<Integer, byte[]> fields(ByteReader in) {
    Map<Integer, byte[]> fields = new TreeMap<>();
    while (in.left() > 0) {
      int type = in.number(2);
      if (fields.put(type, in.take(in.number(2))) != null) {
        throw new IllegalArgumentException("two opaque fields have the number " + type);
      }
    }
    return fields;
  }

  /** A field of text, which ends at its first zero; null when it is absent or not printable. */
  @Nullable String text(int field) {
    byte[] bytes = fields.get(field);
    if (bytes == null) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    for (byte each : bytes) {
      if (each == 0) {
        break;
      }
      if (each < ' ' || each > '~') {
        return null;
      }
      text.append((char) each);
    }
    return text.isEmpty() ? null : text.toString();
  }

  /** The VBIOS version as NVIDIA writes it, such as {@code 96.00.9F.00.01}; null when absent. */
  @Nullable String vbios() {
    byte[] bytes = fields.get(VBIOS);
    if (bytes == null || bytes.length != 8) {
      return null;
    }
    // Two words, the upper one's last byte being the version's last part.
    return "%02X.%02X.%02X.%02X.%02X".formatted(bytes[3], bytes[2], bytes[1], bytes[0], bytes[4]);
  }
}
