package dev.assay.layer.database;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * Runs work on the reactive store in a transaction of its own. A session belongs to one Vert.x
 * context and must not be shared, so each transaction gets a fresh context: callers may be on any
 * thread and several at once. Thread-safe.
 */
@ApplicationScoped
public class Transactions {
  private final Vertx vertx;

  Transactions(Vertx vertx) {
    this.vertx = vertx;
  }

  /** The work's result once it is committed; once begun it is not cancelled. */
  public <T> Uni<T> in(Supplier<Uni<T>> work) {
    return onFreshContext(() -> Panache.withTransaction(work));
  }

  /**
   * The result of reading by a single statement, which sees one state of the store by itself: it is
   * spared the two round trips that begin and commit a transaction.
   */
  public <T> Uni<T> reading(Supplier<Uni<T>> statement) {
    return onFreshContext(() -> Panache.withSession(statement));
  }

  private <T> Uni<T> onFreshContext(Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .emitter(
            emitter ->
                freshContext()
                    .runOnContext(
                        ignored -> work.get().subscribe().with(emitter::complete, emitter::fail)));
  }

  private Context freshContext() {
    Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
    VertxContextSafetyToggle.setContextSafe(context, true);
    return context;
  }
}
