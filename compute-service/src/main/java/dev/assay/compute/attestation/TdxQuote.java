package dev.assay.compute.attestation;

import dev.assay.verification.document.Digest;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quote of an Intel trust domain, version 4 or 5 (Intel TDX DCAP Quoting Library API, A.3 and
 * A.4): signed by a key that Intel's quoting enclave vouches for, whose report a certified platform
 * key signed. Immutable.
 *
 * @param signed header and body
 * @param key the attestation key, P-256 coordinates
 * @param enclave the quoting enclave's report
 * @param platform the platform key's chain
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record TdxQuote(
    String reportData,
    List<String> measurements,
    boolean debug,
    byte[] signed,
    byte[] signature,
    byte[] key,
    byte[] enclave,
    byte[] enclaveSignature,
    byte[] enclaveData,
    CertificateChain platform)
    implements Quote {
  private static final int LONGEST = 32 * 1024;
  private static final int HEADER = 48;
  private static final int BODY = 584;
  private static final int SIGNATURE = 64;
  private static final int ENCLAVE_REPORT = 384;
  private static final int TDX = 0x81;
  private static final int P256 = 2;
  private static final int CERTIFIED_ENCLAVE = 6;
  private static final int PLATFORM_CHAIN = 5;
  private static final String ECDSA = "SHA256withECDSAinP1363Format";

  /** The extension that only platform certificates have. */
  private static final String PLATFORM = "1.2.840.113741.1.13.1";

  /**
   * Who signed Intel's quoting enclave for TDX, and its product, as Intel's identity names them.
   */
  private static final String INTEL =
      "dc9e2a7c6f948f17474e34a7fc43ed030f7c1563f1babddf6340c82e0e54a8c5";

  private static final int QUOTING_ENCLAVE = 2;

  /** An X.509 key of P-256, before its coordinates (RFC 5480). */
  private static final byte[] SPKI =
      HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004");

  static TdxQuote read(byte[] quote) {
    if (quote.length > LONGEST) {
      throw new IllegalArgumentException("a quote has at most " + LONGEST + " bytes");
    }
    ByteReader in = new ByteReader(quote);
    int version = in.number(2);
    in.demand(2, P256, "attestation key type");
    in.demand(2, TDX, "tee type");
    in.demand(2, 0, "tee type");
    in.skip(HEADER - 8);
    byte[] body = body(version, in);
    byte[] signed = Arrays.copyOf(quote, quote.length - in.left());
    // What follows the signature's data is padding of the file, not of the quote.
    ByteReader data = new ByteReader(in.take(length(in)));
    byte[] signature = data.take(SIGNATURE);
    byte[] key = data.take(SIGNATURE);
    data.demand(2, CERTIFIED_ENCLAVE, "certification data type");
    ByteReader certified = new ByteReader(data.take(length(data)));
    byte[] enclave = certified.take(ENCLAVE_REPORT);
    byte[] enclaveSignature = certified.take(SIGNATURE);
    byte[] enclaveData = certified.take(certified.number(2));
    certified.demand(2, PLATFORM_CHAIN, "platform certification type");
    byte[] chain = certified.take(length(certified));
    return new TdxQuote(
        hex(body, 520, 64),
        List.of(
            hex(body, 136, 48),
            hex(body, 328, 48),
            hex(body, 376, 48),
            hex(body, 424, 48),
            hex(body, 472, 48)),
        (body[120] & 1) != 0,
        signed,
        signature,
        key,
        enclave,
        enclaveSignature,
        enclaveData,
        CertificateChain.read(withoutPadding(chain)));
  }

  /** Version 5 names the body's kind; that of TDX 1.5 goes on after the fields of 1.0. */
  private static byte[] body(int version, ByteReader in) {
    if (version == 4) {
      return in.take(BODY);
    }
    if (version != 5) {
      throw new IllegalArgumentException("a quote's version is 4 or 5, not " + version);
    }
    int kind = in.number(2);
    byte[] body = in.take(length(in));
    if (kind < 2 || kind > 3 || body.length < BODY) {
      throw new IllegalArgumentException("the quote is of no trust domain");
    }
    return body;
  }

  private static int length(ByteReader in) {
    int length = in.number(2);
    in.demand(2, 0, "upper half of a length");
    return length;
  }

  @Override
  public @Nullable AttestationFault fault(PinnedRoots roots, Instant at) {
    AttestationFault fault = platform.fault(roots, at);
    if (fault != null) {
      return fault;
    }
    if (platform.leaf().getExtensionValue(PLATFORM) == null) {
      return AttestationFault.UNUSABLE_CHAIN;
    }
    boolean vouched = hex(enclave, 320, 32).equals(vouchedFor());
    if (!platform.signed(ECDSA, enclave, enclaveSignature) || !vouched || !isSigned()) {
      return AttestationFault.FORGED;
    }
    return isIntels() ? null : AttestationFault.OTHER_FIRMWARE;
  }

  @Override
  public @Nullable RootOwner root(PinnedRoots roots) {
    return platform.root(roots);
  }

  private String vouchedFor() {
    byte[] both = Arrays.copyOf(key, key.length + enclaveData.length);
    System.arraycopy(enclaveData, 0, both, key.length, enclaveData.length);
    return Digest.of(both).hex();
  }

  private boolean isSigned() {
    try {
      byte[] spki = Arrays.copyOf(SPKI, SPKI.length + key.length);
      System.arraycopy(key, 0, spki, SPKI.length, key.length);
      Signature verifier = Signature.getInstance(ECDSA);
      verifier.initVerify(
          KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(spki)));
      verifier.update(signed);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** The quoting enclave is Intel's, not any enclave of anybody's, and not one in debug mode. */
  private boolean isIntels() {
    boolean debugged = (enclave[48] & 2) != 0;
    return hex(enclave, 128, 32).equals(INTEL)
        && enclave[256] == QUOTING_ENCLAVE
        && enclave[257] == 0
        && !debugged;
  }

  private static byte[] withoutPadding(byte[] pem) {
    int end = pem.length;
    while (end > 0 && pem[end - 1] == 0) {
      end--;
    }
    return Arrays.copyOf(pem, end);
  }

  static String hex(byte[] bytes, int from, int count) {
    return HexFormat.of().formatHex(bytes, from, from + count);
  }
}
