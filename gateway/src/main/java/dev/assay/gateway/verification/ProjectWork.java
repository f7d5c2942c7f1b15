package dev.assay.gateway.verification;

import dev.assay.gateway.GatewayConfig;
import dev.assay.layer.durable.DurableWork;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import javax.sql.DataSource;

/** Has verifications run durably: a gateway that dies leaves its work to the next. */
@ApplicationScoped
public class ProjectWork {
  private final DurableWork work;

  ProjectWork(
      DataSource database,
      GatewayConfig config,
      ProjectRun run,
      ProjectVerificationStore verifications) {
    this.work =
        new DurableWork(
            database,
            config.fanout().durable(),
            "project-verification",
            run::run,
            verifications::unfinished);
  }

  /** Has some replica run this verification soon. */
  public Uni<Void> submit(UUID id) {
    return work.submit(id);
  }

  void start(@Observes StartupEvent event) {
    work.start();
  }

  void stop(@Observes ShutdownEvent event) {
    work.close();
  }
}
