package dev.assay.layer.egress;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.net.InetAddress;
import java.util.List;

/**
 * Resolves names as the operating system does, on threads of its own, so that slow name servers of
 * strangers never hold up the event loop or other blocking work. How long a caller waits is the
 * caller's deadline; a lookup that nobody waits for any more ends by the system's own time-out.
 */
public final class SystemResolver implements Resolver, AutoCloseable {
  private static final int THREADS = 16;
  private final WorkerExecutor workers;

  public SystemResolver(Vertx vertx) {
    this.workers = vertx.createSharedWorkerExecutor("assay-name-resolution", THREADS);
  }

  @Override
  public Uni<List<InetAddress>> resolve(String name) {
    return Uni.createFrom()
        .completionStage(
            () ->
                workers
                    .executeBlocking(() -> List.of(InetAddress.getAllByName(name)), false)
                    .toCompletionStage());
  }

  @Override
  public void close() {
    workers.close();
  }
}
