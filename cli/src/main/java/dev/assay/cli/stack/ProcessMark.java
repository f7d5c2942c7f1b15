package dev.assay.cli.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Names one process for good: its id together with its start, so that a later process with a reused
 * id is never taken for it.
 *
 * @param name what it is, for people
 * @param pid its id
 * @param startedAt when it started
 */
record ProcessMark(String name, long pid, Instant startedAt) {
  /** The system tells a start in relation to its boot time, which it may correct a little. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  /** The mark of a process that is running now. */
  static ProcessMark of(String name, ProcessHandle process) {
    return new ProcessMark(
        name, process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
  }

  /** The process, if it is the one that was marked and still runs. */
  Optional<ProcessHandle> running() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
  }

  private boolean isSame(ProcessHandle process) {
    return process
        .info()
        .startInstant()
        .map(start -> Duration.between(start, startedAt).abs().compareTo(TOLERANCE) <= 0)
        .orElse(false);
  }
}
