package dev.assay.layer.run;

import dev.assay.layer.config.Egress;
import dev.assay.layer.config.LayerConfig;
import dev.assay.layer.durable.DurableWork;
import dev.assay.layer.evidence.EvidenceStore;
import dev.assay.layer.probe.Surroundings;
import dev.assay.layer.store.VerificationStore;
import dev.assay.verification.check.Layer;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Runs this service's verifications, durably: whatever is queued is done by some replica. In an
 * application without a layer it does nothing.
 */
@ApplicationScoped
public class LayerRuns {
  private static final String WORK = "verification";

  private final Instance<Layer<?>> layers;
  private final RunTools tools;
  private final AgroalDataSource database;
  private @Nullable DurableWork work;

  LayerRuns(
      Instance<Layer<?>> layers,
      LayerConfig config,
      VerificationStore store,
      EvidenceStore evidence,
      Surroundings around,
      Egress egress,
      AgroalDataSource database) {
    this.layers = layers;
    this.tools = new RunTools(config, store, evidence, around, egress);
    this.database = database;
  }

  void start(@Observes StartupEvent event) {
    if (!layers.isResolvable()) {
      return;
    }
    DurableWork started =
        new DurableWork(
            database, tools.config().run().durable(), WORK, this::carry, tools.store()::unfinished);
    started.start();
    work = started;
  }

  void stop(@Observes @Priority(1) ShutdownEvent event) {
    if (work != null) {
      work.close();
    }
  }

  /** Has a replica take this verification up soon. */
  public Uni<Void> submit(UUID id) {
    DurableWork started = work;
    if (started == null) {
      return Uni.createFrom().failure(new IllegalStateException("this service runs no layer"));
    }
    return started.submit(id);
  }

  private Uni<Void> carry(UUID id) {
    return tools
        .store()
        .claim(id)
        .onItem()
        .ifNotNull()
        .transformToUni(
            claimed ->
                tools
                    .around()
                    .telemetry()
                    .run(id, span -> new Attempt<>(layers.get(), claimed, tools).carry(span)));
  }
}
