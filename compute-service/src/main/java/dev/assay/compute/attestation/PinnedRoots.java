package dev.assay.compute.attestation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The roots that attestation chains may end at: the vendors' own, which this version brings along,
 * and those that the verifier's operator pinned beside them. Never one that a dossier or an answer
 * names. Immutable.
 */
record PinnedRoots(List<X509Certificate> vendors, List<X509Certificate> operators) {
  private static final int MOST = 16;
  private static final int LONGEST = 64 * 1024;

  private static final Map<RootPurpose, List<X509Certificate>> VENDORS = packaged();

  PinnedRoots {
    vendors = List.copyOf(vendors);
    operators = List.copyOf(operators);
  }

  /**
   * The vendors' roots for a purpose and these of the operator.
   *
   * @param operators DER in Base64; an {@link IllegalArgumentException} for anything else
   */
  static PinnedRoots of(RootPurpose purpose, List<String> operators) {
    return new PinnedRoots(
        Objects.requireNonNull(VENDORS.get(purpose)),
        operators.stream().flatMap(root -> read(Base64.getDecoder().decode(root))).toList());
  }

  /** The root that issued a certificate; null when none that is pinned did. */
  @Nullable X509Certificate issuer(X509Certificate of) {
    return Stream.concat(vendors.stream(), operators.stream())
        .filter(root -> issued(root, of))
        .findFirst()
        .orElse(null);
  }

  /** Whether a vendor's root, not one of the operator's. */
  boolean isVendors(X509Certificate root) {
    return vendors.contains(root);
  }

  /** PEM or DER certificates; an {@link IllegalArgumentException} for anything else. */
  static Stream<X509Certificate> read(byte[] certificates) {
    if (certificates.length > LONGEST) {
      throw new IllegalArgumentException("certificates have at most " + LONGEST + " bytes");
    }
    try {
      Collection<?> read =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(certificates));
      if (read.isEmpty() || read.size() > MOST) {
        throw new IllegalArgumentException("1 to " + MOST + " certificates are due");
      }
      return read.stream().map(X509Certificate.class::cast);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no certificates: " + e.getMessage(), e);
    }
  }

  static boolean issued(X509Certificate issuer, X509Certificate of) {
    try {
      if (!issuer.getSubjectX500Principal().equals(of.getIssuerX500Principal())) {
        return false;
      }
      of.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static Map<RootPurpose, List<X509Certificate>> packaged() {
    Map<RootPurpose, List<X509Certificate>> roots = new EnumMap<>(RootPurpose.class);
    for (RootPurpose purpose : RootPurpose.values()) {
      roots.put(purpose, packaged(purpose.file()));
    }
    return roots;
  }

  private static List<X509Certificate> packaged(String name) {
    try (InputStream pem = PinnedRoots.class.getResourceAsStream(name)) {
      if (pem == null) {
        throw new IllegalStateException(name + " is not packaged");
      }
      return read(pem.readAllBytes()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
