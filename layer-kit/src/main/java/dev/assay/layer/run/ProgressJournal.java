package dev.assay.layer.run;

import dev.assay.layer.probe.CheckScope;
import dev.assay.layer.store.Journal;
import dev.assay.layer.store.VerificationEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a check's progress into events, a few in a second at most. They are written from a worker
 * thread, away from the event loop on which a measurement may run. Thread-safe.
 */
final class ProgressJournal implements CheckScope.Progress {
  private static final Logger LOG = LoggerFactory.getLogger(ProgressJournal.class);
  private static final Duration SPACING = Duration.ofMillis(250);

  private final String check;
  private final Journal journal;
  private final Clock clock;
  private Instant next = Instant.MIN;

  ProgressJournal(String check, Journal journal, Clock clock) {
    this.check = check;
    this.journal = journal;
    this.clock = clock;
  }

  @Override
  public void reached(String step, long done, long total) {
    if (due(total > 0 && done >= total)) {
      journal
          .append(new VerificationEvent.CheckProgress(check, step, done, total))
          .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
          .subscribe()
          .with(
              ignored -> {}, failure -> LOG.debug("progress of {} was not stored", check, failure));
    }
  }

  private synchronized boolean due(boolean last) {
    Instant now = clock.instant();
    if (!last && now.isBefore(next)) {
      return false;
    }
    next = now.plus(SPACING);
    return true;
  }
}
