package dev.assay.compute.asking.matrix;

import dev.assay.layer.egress.GuardedChannels.ClientCertificate;
import dev.assay.verification.signature.SigningKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys that the operator gave us for node agents, read when they are needed. Thread-safe. */
@ApplicationScoped
class VerifierFiles {
  private final AgentAccess access;

  VerifierFiles(AgentAccess access) {
    this.access = access;
  }

  /** The key that signs orders; null when there is none that could be used. */
  @Nullable SigningKey key() {
    String text = text(access.verifierKey());
    try {
      return text == null ? null : SigningKey.parse(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The certificate for agents that ask for one. */
  @Nullable ClientCertificate certificate() {
    String chain = text(access.clientCertificate());
    String key = text(access.clientKey());
    return chain == null || key == null ? null : new ClientCertificate(chain, key);
  }

  private static @Nullable String text(Optional<Path> file) {
    try {
      return file.isPresent() && Files.isRegularFile(file.get())
          ? Files.readString(file.get())
          : null;
    } catch (IOException e) {
      throw new UncheckedIOException("a key for node agents can't be read", e);
    }
  }
}
