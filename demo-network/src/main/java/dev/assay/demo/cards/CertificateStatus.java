package dev.assay.demo.cards;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.security.auth.x500.X500Principal;

/** Says by OCSP (RFC 6960) whether certificates were revoked, signed by their issuer. */
final class CertificateStatus {
  private static final int POINT = 97;
  private static final byte[] NOW = Der.time("20200101000000Z");
  private static final byte[] NEXT = Der.time("99991231235959Z");
  private static final byte[] SUCCESSFUL = {0x0a, 0x01, 0x00};
  private static final byte[] GOOD = {(byte) 0x80, 0x00};
  private static final byte[] NULL = {0x05, 0x00};

  private CertificateStatus() {}

  /** That a certificate stands, or was revoked. */
  static byte[] of(Authority subject, Authority issuer, boolean revoked) {
    byte[] single =
        Der.sequence(
            id(subject, issuer), revoked ? Der.context(1, NOW) : GOOD, NOW, Der.context(0, NEXT));
    byte[] data =
        Der.sequence(
            Der.context(1, new X500Principal(issuer.name()).getEncoded()),
            NOW,
            Der.sequence(single));
    byte[] basic = Der.sequence(data, Authority.ALGORITHM, Der.bits(issuer.signInDer(data)));
    return Der.sequence(
        SUCCESSFUL,
        Der.context(0, Der.sequence(Der.oid("1.3.6.1.5.5.7.48.1.1"), Der.octets(basic))));
  }

  private static byte[] id(Authority subject, Authority issuer) {
    byte[] key = issuer.keys().getPublic().getEncoded();
    return Der.sequence(
        Der.sequence(Der.oid("1.3.14.3.2.26"), NULL),
        Der.octets(sha1(new X500Principal(issuer.name()).getEncoded())),
        Der.octets(sha1(Arrays.copyOfRange(key, key.length - POINT, key.length))),
        Der.integer(subject.serial()));
  }

  /** RFC 6960 names certificates by it; it protects nothing here. */
  private static byte[] sha1(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
