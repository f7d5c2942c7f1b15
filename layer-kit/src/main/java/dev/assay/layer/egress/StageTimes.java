package dev.assay.layer.egress;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Measures the stages of one exchange by the monotonic clock. Not thread safe. */
final class StageTimes {
  private final Instant startedAt;
  private final long started = System.nanoTime();
  private long stageStarted = started;
  private Duration dns = Duration.ZERO;
  private @Nullable Duration connect = Duration.ZERO;
  private Duration firstByte = Duration.ZERO;

  /** Starts the whole exchange. */
  StageTimes(Clock clock) {
    this.startedAt = clock.instant();
  }

  /** A stage begins now. */
  void begin() {
    stageStarted = System.nanoTime();
  }

  void resolved() {
    dns = sinceStageStarted();
  }

  void connected() {
    connect = sinceStageStarted();
  }

  /** A connection that was kept needs none opened. */
  void reused() {
    connect = null;
  }

  void answered() {
    firstByte = sinceStageStarted();
  }

  /** The times of an exchange that ends now. */
  Timing ended() {
    Duration total = Duration.ofNanos(System.nanoTime() - started);
    return new Timing(startedAt, dns, connect, firstByte, total);
  }

  private Duration sinceStageStarted() {
    return Duration.ofNanos(System.nanoTime() - stageStarted);
  }
}
