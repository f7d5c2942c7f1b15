package dev.assay.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds the PostgreSQL server of a data folder by the server's own pid file. */
final class Postmaster {
  private static final String PID_FILE = "postmaster.pid";
  private static final int STARTED_AT = 2;

  /** It writes the time a moment after its process has started. */
  private static final Duration TOLERANCE = Duration.ofSeconds(10);

  private Postmaster() {}

  /** The server of this data folder, if it runs. */
  static Optional<ProcessHandle> of(Path database) {
    try {
      List<String> lines = Files.readAllLines(database.resolve(PID_FILE));
      long pid = Long.parseLong(lines.getFirst().strip());
      Instant startedAt = Instant.ofEpochSecond(Long.parseLong(lines.get(STARTED_AT).strip()));
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .filter(process -> startedAround(process, startedAt));
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static boolean startedAround(ProcessHandle process, Instant written) {
    return process
        .info()
        .startInstant()
        .map(start -> Duration.between(start, written).abs().compareTo(TOLERANCE) <= 0)
        .orElse(false);
  }
}
