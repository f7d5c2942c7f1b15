package dev.assay.gateway;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.evidence.Register;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The operator's register of sources, read once at start; part of every bundle. A file that can't
 * be read stops the gateway.
 */
@Startup
@ApplicationScoped
public class OperatorRegister {
  private static final String SETTING = "assay.gateway.register.file";

  private final Register register;

  OperatorRegister(GatewayConfig config) {
    this.register = config.register().file().map(OperatorRegister::read).orElse(Register.empty());
  }

  /** The register. */
  public Register register() {
    return register;
  }

  private static Register read(Path file) {
    try {
      return CanonicalJson.read(Files.readAllBytes(file), Register.class);
    } catch (IOException e) {
      throw new IllegalStateException(SETTING + " names " + file + ", which can't be read", e);
    } catch (InvalidDocument e) {
      throw new IllegalStateException(
          SETTING + " names " + file + ", which is no register: " + e.getMessage(), e);
    }
  }
}
