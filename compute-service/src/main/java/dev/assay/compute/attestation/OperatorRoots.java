package dev.assay.compute.attestation;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The roots that a verifier's operator pins, as they stand in a transcript. Pure. */
public final class OperatorRoots {
  private OperatorRoots() {}

  /**
   * The certificates of a PEM file, DER in Base64; an {@link IllegalArgumentException} for anything
   * else.
   */
  public static List<String> of(byte[] pem) {
    List<String> roots = new ArrayList<>();
    for (X509Certificate root : PinnedRoots.read(pem).toList()) {
      try {
        roots.add(Base64.getEncoder().encodeToString(root.getEncoded()));
      } catch (CertificateEncodingException e) {
        throw new IllegalArgumentException("a certificate has no DER form", e);
      }
    }
    return roots;
  }
}
