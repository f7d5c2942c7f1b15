package dev.assay.cli.bundle;

import dev.assay.cli.Complaint;
import dev.assay.verification.bundle.Bundle;
import dev.assay.verification.bundle.BundleZip;
import dev.assay.verification.bundle.TamperedBundle;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a bundle from disk; one that is not what its own list says is refused loudly. */
final class BundleFile {
  private BundleFile() {}

  static Bundle read(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return BundleZip.read(in);
    } catch (TamperedBundle e) {
      throw refused(file, e);
    } catch (IOException e) {
      throw Complaint.unreadable(file, e);
    }
  }

  static Complaint refused(Path file, TamperedBundle e) {
    return Complaint.invalid("REFUSED: %s is not intact: %s.".formatted(file, e.getMessage()));
  }
}
