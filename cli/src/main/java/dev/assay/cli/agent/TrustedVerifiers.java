package dev.assay.cli.agent;

import dev.assay.cli.Complaint;
import dev.assay.verification.signature.Ed25519;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The verifiers whose orders the operator lets the agent answer, by their keys. Immutable. */
final class TrustedVerifiers {
  private final Set<ByteBuffer> keys;

  private TrustedVerifiers(Set<ByteBuffer> keys) {
    this.keys = Set.copyOf(keys);
  }

  /**
   * Those in this file: one raw Ed25519 public key in Base64 on each line; what follows a {@code #}
   * is for the reader.
   */
  static TrustedVerifiers in(Path file) {
    try {
      return of(Files.readAllLines(file));
    } catch (IOException e) {
      throw Complaint.unreadable(file, e);
    } catch (IllegalArgumentException e) {
      throw Complaint.invalid(file + ": " + e.getMessage() + ".");
    }
  }

  /** Those of these lines. */
  static TrustedVerifiers of(List<String> lines) {
    Set<ByteBuffer> keys = new HashSet<>();
    for (String line : lines) {
      String text = line.replaceFirst("#.*", "").strip();
      if (!text.isEmpty()) {
        keys.add(ByteBuffer.wrap(key(text)));
      }
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("no verifier's key stands there, so nobody could ask");
    }
    return new TrustedVerifiers(keys);
  }

  /** Whether this verifier is among them. */
  boolean has(byte[] key) {
    return keys.contains(ByteBuffer.wrap(key));
  }

  /** How many there are. */
  int size() {
    return keys.size();
  }

  private static byte[] key(String text) {
    byte[] key = Base64.getDecoder().decode(text);
    if (key.length != Ed25519.KEY_BYTES) {
      throw new IllegalArgumentException("'" + text + "' is no key of 32 bytes in Base64");
    }
    return key;
  }
}
