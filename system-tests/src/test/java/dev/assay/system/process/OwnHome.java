package dev.assay.system.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A home of its own over what the checkout has built, so that a stack which other commands may use
 * doesn't meet a developer's. It stays, so that PostgreSQL's programs are unpacked once.
 */
public final class OwnHome {
  private static final List<String> LINKED =
      List.of(
          "compute-service",
          "data-service",
          "inference-service",
          "tokenomics-service",
          "gateway",
          "demo-network",
          "dossiers");

  private OwnHome() {}

  /** The home of this name. */
  public static Path named(String name) throws IOException {
    Path home = AssayProgram.checkout().resolve("system-tests/target/homes").resolve(name);
    Files.createDirectories(home);
    for (String module : LINKED) {
      Path link = home.resolve(module);
      if (!Files.exists(link)) {
        Files.createSymbolicLink(link, AssayProgram.checkout().resolve(module));
      }
    }
    return home.toRealPath();
  }
}
