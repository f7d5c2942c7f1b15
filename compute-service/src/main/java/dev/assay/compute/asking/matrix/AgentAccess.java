package dev.assay.compute.asking.matrix;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How we show ourselves to node agents. These files are no secrets that a question may name, so
 * that no dossier can have them sent anywhere.
 */
@ConfigMapping(prefix = "assay.compute.agents")
public interface AgentAccess {

  /** The Ed25519 key that signs orders, two lines of Base64; without one no agent is challenged. */
  Optional<Path> verifierKey();

  /** PEM certificate chain for agents that ask for one. */
  Optional<Path> clientCertificate();

  /** Its private key, PEM. */
  Optional<Path> clientKey();
}
