package dev.assay.demo.cards;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * Whoever holds a P-384 key and a certificate (RFC 5280) of it, and certifies others.
 *
 * @param name such as {@code CN=Demo CA}
 * @param certificate in DER
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Authority(String name, KeyPair keys, BigInteger serial, byte[] certificate) {
  static final byte[] ALGORITHM = Der.sequence(Der.oid("1.2.840.10045.4.3.3"));
  private static final byte[] FROM = Der.time("20200101000000Z");
  private static final byte[] UNTIL = Der.time("99991231235959Z");
  private static final int CERT_SIGN = 0x04;
  private static final int DIGITAL_SIGNATURE = 0x80;
  private static final AtomicLong SERIAL = new AtomicLong(1);

  /** A root, whose certificate it signs itself. */
  static Authority root(String name) {
    KeyPair keys = pair();
    return certified(name, keys, name, keys.getPrivate(), null);
  }

  /** Whoever this one certifies to certify others. */
  Authority certify(String subject) {
    return certified(subject, pair(), name, keys.getPrivate(), null);
  }

  /** The firmware of this digest, whose key certifies nobody. */
  Authority certifyFirmware(String subject, byte[] firmware) {
    return certified(subject, pair(), name, keys.getPrivate(), firmware);
  }

  /** The certificate in PEM. */
  String pem() {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate)
        + "\n-----END CERTIFICATE-----\n";
  }

  /** A signature, r and s one after the other. */
  byte[] sign(byte[] message) {
    return signature("SHA384withECDSAinP1363Format", keys.getPrivate(), message);
  }

  /** A signature in DER. */
  byte[] signInDer(byte[] message) {
    return signature("SHA384withECDSA", keys.getPrivate(), message);
  }

  private static Authority certified(
      String subject, KeyPair keys, String issuer, PrivateKey signer, byte @Nullable [] firmware) {
    BigInteger serial = BigInteger.valueOf(SERIAL.getAndIncrement());
    byte[] body =
        Der.sequence(
            Der.context(0, Der.integer(BigInteger.TWO)),
            Der.integer(serial),
            ALGORITHM,
            new X500Principal(issuer).getEncoded(),
            Der.sequence(FROM, UNTIL),
            new X500Principal(subject).getEncoded(),
            keys.getPublic().getEncoded(),
            Der.context(3, extensions(firmware)));
    byte[] signature = Der.bits(signature("SHA384withECDSA", signer, body));
    return new Authority(subject, keys, serial, Der.sequence(body, ALGORITHM, signature));
  }

  /** A TCG DICE TcbInfo of one digest where it is firmware, the right to certify where it isn't. */
  private static byte[] extensions(byte @Nullable [] firmware) {
    if (firmware == null) {
      return Der.sequence(
          extension("2.5.29.19", Der.sequence(Der.bool(true))), usage(CERT_SIGN, 2));
    }
    byte[] digest =
        Der.sequence(
            Der.context(6, Der.sequence(Der.oid("2.16.840.1.101.3.4.2.2"), Der.octets(firmware))));
    return Der.sequence(
        usage(DIGITAL_SIGNATURE, 7), Der.sequence(Der.oid("2.23.133.5.4.1"), Der.octets(digest)));
  }

  private static byte[] usage(int bit, int unused) {
    return extension("2.5.29.15", new byte[] {0x03, 0x02, (byte) unused, (byte) bit});
  }

  private static byte[] extension(String oid, byte[] value) {
    return Der.sequence(Der.oid(oid), Der.bool(true), Der.octets(value));
  }

  private static byte[] signature(String algorithm, PrivateKey key, byte[] message) {
    try {
      var signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has P-384", e);
    }
  }

  private static KeyPair pair() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp384r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has P-384", e);
    }
  }
}
