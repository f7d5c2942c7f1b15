package dev.assay.system.truth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A folder of secrets as an operator would mount it, for as long as it is open. The keys are the
 * demo network's and open nothing.
 *
 * @param folder with one file for each
 * @param names of the secrets
 */
record DemoSecrets(Path folder, List<String> names) implements AutoCloseable {

  /** Writes these secrets, by their names. */
  static DemoSecrets write(Map<String, String> secrets) throws IOException {
    Path folder = Files.createTempDirectory("assay-demo-secrets");
    for (Map.Entry<String, String> secret : secrets.entrySet()) {
      Files.writeString(folder.resolve(secret.getKey()), secret.getValue());
    }
    return new DemoSecrets(folder, List.copyOf(secrets.keySet()));
  }

  @Override
  public void close() {
    try {
      for (String name : names) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("the demo's secrets can't be removed", e);
    }
  }
}
