package dev.assay.cli.stack;

import dev.assay.cli.Complaint;
import dev.assay.cli.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of one stack's logs. It outlives the stack, so that a failure can be read up; the last
 * few are kept.
 *
 * @param folder with one file for each process
 */
record Logs(Path folder) {
  private static final int KEPT = 10;
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  /** A fresh folder; the oldest are removed. */
  static Logs fresh(Home home, Instant now) {
    Path all = home.work().resolve("logs");
    try {
      Files.createDirectories(all);
      removeOldest(all);
      return new Logs(
          Files.createDirectories(
              all.resolve(NAME.format(now) + "-" + ProcessHandle.current().pid())));
    } catch (IOException e) {
      throw Complaint.unwritable(all, e);
    }
  }

  /** The log of one process. */
  Path of(String name) {
    return folder.resolve(name + ".log");
  }

  private static void removeOldest(Path all) throws IOException {
    try (Stream<Path> folders = Files.list(all)) {
      List<Path> newestFirst = folders.sorted(Comparator.reverseOrder()).toList();
      newestFirst.stream().skip(KEPT - 1).forEach(old -> new StackFolder(old).delete());
    }
  }
}
