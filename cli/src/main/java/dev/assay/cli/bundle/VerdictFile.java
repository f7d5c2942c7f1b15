package dev.assay.cli.bundle;

import dev.assay.cli.Complaint;
import dev.assay.verification.bundle.BundlePaths;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.policy.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A verdict on disk, alone or in its bundle.
 *
 * @param verdict the document
 * @param inBundle whether its evidence lies beside it
 */
record VerdictFile(Verdict verdict, boolean inBundle) {
  private static final byte[] ZIP = {'P', 'K'};

  /** Reads a bundle or a {@code verdict.json}. */
  static VerdictFile read(Path file) {
    try {
      boolean zip = isZip(file);
      byte[] json =
          zip ? BundleFile.read(file).files().get(BundlePaths.VERDICT) : Files.readAllBytes(file);
      if (json == null) {
        throw Complaint.invalid(file + " is a bundle without a verdict.");
      }
      return new VerdictFile(CanonicalJson.read(json, Verdict.class), zip);
    } catch (IOException e) {
      throw Complaint.unreadable(file, e);
    } catch (InvalidDocument e) {
      throw Complaint.invalid(file + " is no verdict: " + e.getMessage() + ".");
    }
  }

  private static boolean isZip(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return java.util.Arrays.equals(in.readNBytes(ZIP.length), ZIP);
    }
  }
}
