package dev.assay.compute.attestation;

import dev.assay.verification.document.Digest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The certificates of an accelerator, leaf first: firmware key, device key, provisioner, family.
 * Immutable.
 *
 * @param statuses OCSP answers about its certificates, from the leaf
 */
record DeviceChain(CertificateChain certificates, List<byte[]> statuses) {
  private static final String SIGNATURE = "SHA384withECDSAinP1363Format";
  private static final int DEVICE_BELOW_TOP = 3;
  private static final Pattern DIE = Pattern.compile("CN=([A-Z]{2}[0-9]{3}[A-Z]?)\\b");

  /** TCG DICE TcbInfo and MultiTcbInfo, which name the firmware that a key belongs to. */
  private static final List<String> FIRMWARE = List.of("2.23.133.5.4.1", "2.23.133.5.4.1.1");

  /**
   * The chain in these PEM bytes, or an {@link IllegalArgumentException}.
   *
   * @param statuses OCSP answers about its certificates, from the leaf
   */
  static DeviceChain read(byte[] pem, List<byte[]> statuses) {
    CertificateChain chain = CertificateChain.read(pem);
    if (chain.path().size() < DEVICE_BELOW_TOP) {
      throw new IllegalArgumentException("a card's chain has at least 3 certificates");
    }
    return new DeviceChain(chain, List.copyOf(statuses));
  }

  /** What is known of their revocation at this time. */
  RevocationState revocation(PinnedRoots roots, Instant at) {
    return certificates.revocation(roots, at, statuses);
  }

  /** Whether the leaf's key made this P-384 signature, r and s one after the other. */
  boolean signed(byte[] message, byte[] signature) {
    return certificates.signed(SIGNATURE, message, signature);
  }

  /** Whether the leaf was issued to the firmware of this digest. */
  boolean names(byte[] firmware) {
    String wanted = "04%02x".formatted(firmware.length) + HexFormat.of().formatHex(firmware);
    return FIRMWARE.stream()
        .map(certificates.leaf()::getExtensionValue)
        .anyMatch(value -> value != null && HexFormat.of().formatHex(value).contains(wanted));
  }

  /**
   * The device: SHA-256 of the key that its provisioner certified. The leaf's own key changes with
   * the firmware, and a device could certify more of them, so it counts for nothing.
   */
  String device() {
    return Digest.of(deviceCertificate().getPublicKey().getEncoded()).hex();
  }

  /** The die's name, such as {@code GH100}; null when the certificate doesn't tell. */
  @Nullable String die() {
    Matcher name = DIE.matcher(deviceCertificate().getSubjectX500Principal().getName());
    return name.find() ? name.group(1) : null;
  }

  private X509Certificate deviceCertificate() {
    return certificates.path().get(certificates.path().size() - DEVICE_BELOW_TOP);
  }
}
