package dev.assay.compute.attestation;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Certificates, leaf first, each naming the next as its issuer, without the root. Immutable. */
record CertificateChain(List<X509Certificate> path) {
  private static final int MOST = 7;

  CertificateChain {
    path = List.copyOf(path);
  }

  /** The chain in these PEM or DER bytes, or an {@link IllegalArgumentException}. */
  static CertificateChain read(byte[] certificates) {
    return of(PinnedRoots.read(certificates).toList());
  }

  /** The chain of these certificates, with the root or without. */
  static CertificateChain of(List<X509Certificate> all) {
    X509Certificate last = all.getLast();
    boolean withRoot = last.getSubjectX500Principal().equals(last.getIssuerX500Principal());
    List<X509Certificate> path = withRoot ? all.subList(0, all.size() - 1) : all;
    if (path.isEmpty() || path.size() > MOST) {
      throw new IllegalArgumentException("a chain has 1 to " + MOST + " certificates");
    }
    for (int i = 0; i + 1 < path.size(); i++) {
      X509Certificate above = path.get(i + 1);
      if (!path.get(i).getIssuerX500Principal().equals(above.getSubjectX500Principal())) {
        throw new IllegalArgumentException("certificate " + i + " names another issuer");
      }
    }
    return new CertificateChain(path);
  }

  X509Certificate leaf() {
    return path.getFirst();
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

  /** Whether the leaf's key made this signature. */
  boolean signed(String algorithm, byte[] message, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(algorithm);
      verifier.initVerify(leaf().getPublicKey());
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /**
   * What the issuers say of its certificates at this time, and of nothing else: without one answer
   * for each certificate the platform would go and ask.
   *
   * @param answers of OCSP (RFC 6960), from the leaf
   */
  RevocationState revocation(PinnedRoots roots, Instant at, List<byte[]> answers) {
    X509Certificate root = roots.issuer(path.getLast());
    if (root == null || answers.size() != path.size()) {
      return RevocationState.NOT_SHOWN;
    }
    Map<X509Certificate, byte[]> known = new HashMap<>();
    for (int i = 0; i < path.size(); i++) {
      known.put(path.get(i), answers.get(i));
    }
    try {
      CertPathValidator validator = CertPathValidator.getInstance("PKIX");
      PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
      checker.setOptions(Set.of(PKIXRevocationChecker.Option.NO_FALLBACK));
      checker.setOcspResponses(known);
      PKIXParameters parameters = parameters(root, at);
      parameters.addCertPathChecker(checker);
      validator.validate(certPath(), parameters);
      return RevocationState.GOOD;
    } catch (CertPathValidatorException e) {
      return e.getReason() == CertPathValidatorException.BasicReason.REVOKED
          ? RevocationState.REVOKED
          : RevocationState.NOT_SHOWN;
    } catch (GeneralSecurityException e) {
      return RevocationState.NOT_SHOWN;
    }
  }

  private boolean usable(X509Certificate root, Instant at) {
    try {
      CertPathValidator.getInstance("PKIX").validate(certPath(), parameters(root, at));
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private CertPath certPath() throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509").generateCertPath(path);
  }

  private static PKIXParameters parameters(X509Certificate root, Instant at)
      throws GeneralSecurityException {
    PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(at));
    return parameters;
  }
}
