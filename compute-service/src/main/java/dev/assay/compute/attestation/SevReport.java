package dev.assay.compute.attestation;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attestation report of an AMD SEV-SNP guest (AMD 56860, table 23), signed by the key of its
 * chip or of whoever loads it. Immutable.
 *
 * @param signed the report before its signature
 * @param signature r and s, big-endian, one after the other
 * @param chip the chain of the signing key
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record SevReport(
    String reportData,
    List<String> measurements,
    boolean debug,
    byte[] signed,
    byte[] signature,
    CertificateChain chip)
    implements Quote {
  private static final int LENGTH = 1184;
  private static final int SIGNED = 672;
  private static final int COORDINATE = 48;
  private static final int COORDINATE_FIELD = 72;
  private static final int P384 = 1;
  private static final int DEBUG_BIT = 19;
  private static final List<String> KEYS = List.of("CN=SEV-VCEK", "CN=SEV-VLEK");

  static SevReport read(byte[] report, byte[] certificates) {
    if (report.length != LENGTH) {
      throw new IllegalArgumentException("a report has " + LENGTH + " bytes");
    }
    ByteReader in = new ByteReader(report);
    int version = in.number(2);
    if (version < 2 || version > 5) {
      throw new IllegalArgumentException("the report's version is " + version);
    }
    in.skip(6);
    boolean debug = (in.number(3) & (1 << DEBUG_BIT)) != 0;
    in.skip(0x34 - 11);
    in.demand(2, P384, "signature algorithm");
    return new SevReport(
        TdxQuote.hex(report, 0x50, 64),
        List.of(TdxQuote.hex(report, 0x90, 48)),
        debug,
        Arrays.copyOf(report, SIGNED),
        joined(coordinate(report, SIGNED), coordinate(report, SIGNED + COORDINATE_FIELD)),
        CertificateChain.read(certificates));
  }

  @Override
  public @Nullable AttestationFault fault(PinnedRoots roots, Instant at) {
    AttestationFault fault = chip.fault(roots, at);
    if (fault != null) {
      return fault;
    }
    String name = chip.leaf().getSubjectX500Principal().getName();
    if (KEYS.stream().noneMatch(name::contains)) {
      return AttestationFault.UNUSABLE_CHAIN;
    }
    return chip.signed("SHA384withECDSAinP1363Format", signed, signature)
        ? null
        : AttestationFault.FORGED;
  }

  @Override
  public @Nullable RootOwner root(PinnedRoots roots) {
    return chip.root(roots);
  }

  /** A little-endian field, turned round. */
  private static byte[] coordinate(byte[] report, int from) {
    byte[] turned = new byte[COORDINATE];
    for (int i = 0; i < COORDINATE; i++) {
      turned[COORDINATE - 1 - i] = report[from + i];
    }
    return turned;
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
