package dev.assay.inference.service.measurements;

import dev.assay.layer.probe.CheckScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes a measurement's progress in its row, a few times in a second at most and one after another,
 * so that it never goes back. What can't be noted is let go: the measurement goes on. Thread-safe.
 */
final class ProgressNotes implements CheckScope.Progress {
  private static final Logger LOG = LoggerFactory.getLogger(ProgressNotes.class);
  private static final Duration SPACING = Duration.ofMillis(250);

  private final Measurement claimed;
  private final MeasurementStore store;
  private final Clock clock;
  private Instant next = Instant.MIN;
  private boolean writing;

  ProgressNotes(Measurement claimed, MeasurementStore store, Clock clock) {
    this.claimed = claimed;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public void reached(String step, long done, long total) {
    if (due()) {
      store
          .note(claimed, new MeasurementProgress(step, done, total))
          .onTermination()
          .invoke(this::written)
          .subscribe()
          .with(
              ignored -> {},
              failure -> LOG.debug("progress of {} was not stored", claimed.id(), failure));
    }
  }

  private synchronized boolean due() {
    Instant now = clock.instant();
    if (writing || now.isBefore(next)) {
      return false;
    }
    writing = true;
    next = now.plus(SPACING);
    return true;
  }

  private synchronized void written() {
    writing = false;
  }
}
