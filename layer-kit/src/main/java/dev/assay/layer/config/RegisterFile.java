package dev.assay.layer.config;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.evidence.Register;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the operator's register of sources once, at start; a file that can't be read stops it. */
final class RegisterFile {
  private static final String SETTING = "assay.layer.register.file";

  @Produces
  @Singleton
  @DefaultBean
  Register register(LayerConfig config) {
    return config.register().file().map(RegisterFile::read).orElseGet(Register::empty);
  }

  static Register read(Path file) {
    try {
      return CanonicalJson.read(Files.readAllBytes(file), Register.class);
    } catch (IOException e) {
      throw BadSetting.of(
          SETTING, "names " + file + ", which can't be read; mend the path or leave it out");
    } catch (InvalidDocument e) {
      throw BadSetting.of(SETTING, "names " + file + ", which is no register: " + e.getMessage());
    }
  }
}
