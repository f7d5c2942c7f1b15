package dev.assay.layer.durable;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work on rows that some replica does, one replica at a time, until it is done: db-scheduler holds
 * the leases and heartbeats in the table that {@code db/durable} migrates. Work that fails comes
 * again after a while; work of a replica that died is taken up by another; a row without an
 * execution (its replica died between two commits) is found and gets one. So the work must be able
 * to begin again, and to find out that nothing is left to do. Several kinds of work may share the
 * table. Thread-safe.
 */
public final class DurableWork implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DurableWork.class);

  /** Names that this scheduler doesn't know are other kinds of work, not remains. */
  private static final Duration NEVER = Duration.ofDays(36_500);

  private final OneTimeTask<Void> task;
  private final Scheduler scheduler;
  private final Supplier<Uni<List<UUID>>> unfinished;
  private final Set<CompletableFuture<Void>> running = ConcurrentHashMap.newKeySet();

  /**
   * Work that has not started yet.
   *
   * @param name tells this work from others on the same database
   * @param work does it for one id; cancelled when this replica stops
   * @param unfinished the ids that are not done, for finding those without an execution
   */
  public DurableWork(
      DataSource database,
      DurableSettings settings,
      String name,
      Function<UUID, Uni<Void>> work,
      Supplier<Uni<List<UUID>>> unfinished) {
    this.unfinished = unfinished;
    this.task =
        Tasks.oneTime(name)
            .onFailure(new FailureHandler.OnFailureRetryLater<>(settings.retryAfter()))
            .onDeadExecution(new DeadExecutionHandler.ReviveDeadExecution<>())
            .execute((instance, context) -> await(id(instance), work));
    RecurringTask<Void> orphans =
        Tasks.recurring(name + "-orphans", FixedDelay.of(settings.orphansEvery()))
            .execute((instance, context) -> adopt());
    this.scheduler =
        Scheduler.create(database, task)
            .startTasks(orphans)
            .schedulerName(new SchedulerName.Fixed(name + "-" + UUID.randomUUID()))
            .threads(settings.atOnce() + 1)
            .pollingInterval(settings.pollEvery())
            .heartbeatInterval(settings.heartbeat())
            .missedHeartbeatsLimit(settings.missedHeartbeats())
            .shutdownMaxWait(settings.shutdownWait())
            .enableImmediateExecution()
            .deleteUnresolvedAfter(NEVER)
            .failureLogging(LogLevel.OFF, false)
            .build();
  }

  /** Starts to take up work. */
  public void start() {
    scheduler.start();
  }

  /** Has some replica do this id's work soon; asking again changes nothing. */
  public Uni<Void> submit(UUID id) {
    return Uni.createFrom()
        .item(() -> schedule(id))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .replaceWithVoid();
  }

  /** Stops taking up work, and leaves what runs to another replica or the next start. */
  @Override
  public void close() {
    running.forEach(work -> work.cancel(true));
    scheduler.stop();
  }

  private boolean schedule(UUID id) {
    return scheduler.scheduleIfNotExists(task.instance(id.toString()), Instant.now());
  }

  private void adopt() {
    for (UUID id : unfinished.get().await().indefinitely()) {
      if (schedule(id)) {
        LOG.info("took up {}, which no replica was working on", id);
      }
    }
  }

  /** Logs for itself: being let go at a stop is no failure, though the scheduler is told so. */
  private void await(UUID id, Function<UUID, Uni<Void>> work) {
    CompletableFuture<Void> done = work.apply(id).subscribeAsCompletionStage();
    running.add(done);
    try {
      done.get();
    } catch (CancellationException e) {
      LOG.info("let {} go; the next start or another replica goes on", id);
      throw e;
    } catch (InterruptedException e) {
      done.cancel(true);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted; another replica goes on", e);
    } catch (ExecutionException e) {
      LOG.warn("work on {} failed and comes again", id, e.getCause());
      throw new IllegalStateException("the work failed and comes again", e.getCause());
    } finally {
      running.remove(done);
    }
  }

  private static UUID id(TaskInstance<Void> instance) {
    return UUID.fromString(instance.getId());
  }
}
