package dev.assay.compute.attestation;

import dev.assay.verification.document.Digest;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The certificates of an accelerator, leaf first, without the root: firmware key, device key,
 * provisioner, family. Immutable.
 */
record DeviceChain(List<X509Certificate> path) {
  private static final int LEAST = 3;
  private static final int MOST = 7;
  private static final int DEVICE_BELOW_TOP = 3;
  private static final Pattern DIE = Pattern.compile("CN=([A-Z]{2}[0-9]{3}[A-Z]?)\\b");

  /** TCG DICE TcbInfo and MultiTcbInfo, which name the firmware that a key belongs to. */
  private static final List<String> FIRMWARE = List.of("2.23.133.5.4.1", "2.23.133.5.4.1.1");

  DeviceChain {
    path = List.copyOf(path);
  }

  /** The chain in these PEM bytes, or an {@link IllegalArgumentException}. */
  static DeviceChain read(byte[] pem) {
    List<X509Certificate> all = PinnedRoots.read(pem).toList();
    X509Certificate last = all.getLast();
    boolean withRoot = last.getSubjectX500Principal().equals(last.getIssuerX500Principal());
    List<X509Certificate> path = withRoot ? all.subList(0, all.size() - 1) : all;
    if (path.size() < LEAST || path.size() > MOST) {
      throw new IllegalArgumentException("a chain has " + LEAST + " to " + MOST + " certificates");
    }
    for (int i = 0; i + 1 < path.size(); i++) {
      if (!path.get(i).getIssuerX500Principal().equals(path.get(i + 1).getSubjectX500Principal())) {
        throw new IllegalArgumentException("certificate " + i + " names another issuer");
      }
    }
    return new DeviceChain(path);
  }

  /** What is wrong with it at this time; null when it leads to a pinned root. */
  @Nullable AttestationFault fault(PinnedRoots roots, Instant at) {
    for (int i = 0; i + 1 < path.size(); i++) {
      if (!PinnedRoots.issued(path.get(i + 1), path.get(i))) {
        return AttestationFault.FORGED;
      }
    }
    X509Certificate root = roots.issuer(path.getLast());
    if (root == null) {
      return AttestationFault.UNKNOWN_ROOT;
    }
    return usable(root, at) ? null : AttestationFault.UNUSABLE_CHAIN;
  }

  /** Whose root it ends at; null when at none that is pinned. */
  @Nullable RootOwner root(PinnedRoots roots) {
    X509Certificate root = roots.issuer(path.getLast());
    if (root == null) {
      return null;
    }
    return roots.isVendors(root) ? RootOwner.VENDOR : RootOwner.OPERATOR;
  }

  private boolean usable(X509Certificate root, Instant at) {
    try {
      PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(at));
      CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Whether the leaf's key made this P-384 signature, r and s one after the other. */
  boolean signed(byte[] message, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("SHA384withECDSAinP1363Format");
      verifier.initVerify(path.getFirst().getPublicKey());
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Whether the leaf was issued to the firmware of this digest. */
  boolean names(byte[] firmware) {
    String wanted = "04%02x".formatted(firmware.length) + HexFormat.of().formatHex(firmware);
    return FIRMWARE.stream()
        .map(path.getFirst()::getExtensionValue)
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
    return path.get(path.size() - DEVICE_BELOW_TOP);
  }
}
