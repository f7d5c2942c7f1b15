package dev.assay.compute.asking.matrix;

import dev.assay.compute.asking.KeyFile;
import dev.assay.layer.egress.GuardedChannels.ClientCertificate;
import dev.assay.verification.signature.SigningKey;
import jakarta.enterprise.context.ApplicationScoped;
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
    return KeyFile.key(access.verifierKey());
  }

  /** The certificate for agents that ask for one. */
  @Nullable ClientCertificate certificate() {
    String chain = KeyFile.text(access.clientCertificate());
    String key = KeyFile.text(access.clientKey());
    return chain == null || key == null ? null : new ClientCertificate(chain, key);
  }
}
