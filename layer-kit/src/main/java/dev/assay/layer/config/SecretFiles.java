package dev.assay.layer.config;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The operator's secrets, one file each, as Kubernetes mounts them. Names come from hostile
 * questions, so only plain ones are looked up. Nothing here logs a value.
 */
@ApplicationScoped
public class SecretFiles {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final long LARGEST = 64 * 1024;

  private final Optional<Path> directory;

  SecretFiles(LayerConfig config) {
    this.directory = config.secrets().directory();
  }

  /** The secret of this name without a closing line break, or null when there is none. */
  public @Nullable String find(String name) {
    if (directory.isEmpty() || !NAME.matcher(name).matches()) {
      return null;
    }
    Path file = directory.get().resolve(name);
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        return null;
      }
      return Files.readString(file, StandardCharsets.UTF_8).stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException("the secret " + name + " can't be read", e);
    }
  }
}
