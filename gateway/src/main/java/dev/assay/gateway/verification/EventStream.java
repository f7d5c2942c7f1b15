package dev.assay.gateway.verification;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A verification's events as they are stored, whichever replica writes them. Reads a page when its
 * watcher asks for one, so a slow watcher costs nothing.
 */
@ApplicationScoped
public class EventStream {
  private static final int PAGE = 200;
  private static final Duration BETWEEN = Duration.ofMillis(200);

  private final ProjectVerificationStore verifications;

  EventStream(ProjectVerificationStore verifications) {
    this.verifications = verifications;
  }

  /** The events after a sequence number; ends after the last one of all. */
  Multi<ProjectEventRow> after(UUID id, long sequence) {
    AtomicLong seen = new AtomicLong(sequence);
    return Multi.createBy()
        .repeating()
        .uni(() -> next(id, seen))
        .whilst(page -> page.isEmpty() || !isLast(page.getLast()))
        .onItem()
        .disjoint();
  }

  private Uni<List<ProjectEventRow>> next(UUID id, AtomicLong seen) {
    return verifications
        .eventsAfter(id, seen.get(), PAGE)
        .chain(
            page -> {
              if (page.isEmpty()) {
                return Uni.createFrom().item(page).onItem().delayIt().by(BETWEEN);
              }
              seen.set(page.getLast().sequence);
              return Uni.createFrom().item(page);
            });
  }

  private static boolean isLast(ProjectEventRow row) {
    return row.type.equals(ProjectEvent.FINISHED);
  }
}
