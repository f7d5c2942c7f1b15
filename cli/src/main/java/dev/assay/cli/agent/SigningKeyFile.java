package dev.assay.cli.agent;

import dev.assay.cli.Complaint;
import dev.assay.verification.signature.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Where a signing key is kept: one file that its owner alone can read. */
public final class SigningKeyFile {
  private SigningKeyFile() {}

  /** The key in this file, which is made with a fresh one if it isn't there. */
  public static SigningKey at(Path file) {
    try {
      return Files.exists(file) ? SigningKey.parse(Files.readString(file)) : made(file);
    } catch (IOException e) {
      throw Complaint.unreadable(file, e);
    } catch (IllegalArgumentException e) {
      throw Complaint.invalid(file + " holds no signing key; name another file to have one made.");
    }
  }

  private static SigningKey made(Path file) {
    SigningKey key = SigningKey.fresh();
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, key.text(), StandardOpenOption.WRITE);
      return key;
    } catch (IOException e) {
      throw Complaint.unwritable(file, e);
    }
  }
}
