package dev.assay.compute.asking;

import dev.assay.verification.signature.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file of the operator's that this service reads itself, so that no question can name it. */
public final class KeyFile {
  private KeyFile() {}

  /** The key by which we sign; null when there is none that could be used. */
  public static @Nullable SigningKey key(Optional<Path> file) {
    String text = text(file);
    try {
      return text == null ? null : SigningKey.parse(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The file's text; null when there is none. */
  public static @Nullable String text(Optional<Path> file) {
    try {
      return file.isPresent() && Files.isRegularFile(file.get())
          ? Files.readString(file.get())
          : null;
    } catch (IOException e) {
      throw new UncheckedIOException("a file of the operator's can't be read", e);
    }
  }
}
