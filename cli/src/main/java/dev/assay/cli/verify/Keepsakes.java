package dev.assay.cli.verify;

import dev.assay.cli.Complaint;
import dev.assay.cli.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a verdict's files are left in.
 *
 * @param folder made, and found to be writable, before the verification starts
 */
record Keepsakes(Path folder) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /** The folder that was named, or one of the project and time. */
  static Keepsakes in(@Nullable Path named, Home home, String slug, Instant now) {
    Path folder = named == null ? home.verdicts().resolve(slug + "-" + TIME.format(now)) : named;
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".writable", ""));
      return new Keepsakes(folder.toAbsolutePath().normalize());
    } catch (IOException e) {
      throw Complaint.unwritable(folder, e);
    }
  }

  Path page() {
    return folder.resolve("page.html");
  }

  Path bundle() {
    return folder.resolve("bundle.zip");
  }

  /** Leaves page, bundle and verdict there. */
  void keep(VerificationRun.Result result) {
    write(page(), result.page());
    write(bundle(), result.bundle());
    write(folder.resolve("verdict.json"), result.document());
  }

  /** Writes one file. */
  static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw Complaint.unwritable(file, e);
    }
  }
}
