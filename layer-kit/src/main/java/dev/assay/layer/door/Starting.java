package dev.assay.layer.door;

import dev.assay.layer.config.LayerConfig;
import dev.assay.layer.evidence.Evidence;
import dev.assay.layer.evidence.EvidenceStore;
import dev.assay.layer.run.LayerRuns;
import dev.assay.layer.store.Budget;
import dev.assay.layer.store.Order;
import dev.assay.layer.store.Verification;
import dev.assay.layer.store.VerificationStore;
import dev.assay.layer.telemetry.Telemetry;
import dev.assay.verification.check.Layer;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.InvalidDocument;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes requests in: reads claims and terms strictly, makes them canonical, and queues them with
 * everything in one transaction, so that nothing is half stored. Thread-safe.
 */
@ApplicationScoped
public class Starting {
  /** The largest claims document. */
  public static final int CLAIMS_BYTES = 1024 * 1024;

  /** The largest terms document. */
  public static final int TERMS_BYTES = 64 * 1024;

  private static final int CALLER_CHARACTERS = 200;
  private static final Duration QUEUE_RETRY = Duration.ofSeconds(10);

  private final Instance<Layer<?>> layers;
  private final LayerConfig config;
  private final VerificationStore store;
  private final EvidenceStore evidence;
  private final LayerRuns runs;
  private final Telemetry telemetry;
  private final Clock clock;

  Starting(
      Instance<Layer<?>> layers,
      LayerConfig config,
      VerificationStore store,
      EvidenceStore evidence,
      LayerRuns runs,
      Telemetry telemetry,
      Clock clock) {
    this.layers = layers;
    this.config = config;
    this.store = store;
    this.evidence = evidence;
    this.runs = runs;
    this.telemetry = telemetry;
    this.clock = clock;
  }

  /** The canonical claims, if this layer takes them; else a fault that names what to mend. */
  Evidence readClaims(byte[] json) {
    if (json.length > CLAIMS_BYTES) {
      throw Fault.tooLarge("/claims", "The claims have more than " + CLAIMS_BYTES + " bytes.");
    }
    return Evidence.document(read("/claims", json, layers.get().claimsType()));
  }

  /** Queues a verification; the same request under the same id changes nothing. */
  public Uni<UUID> start(StartOrder order) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Evidence claims = readClaims(order.claims());
              byte[] given = order.terms();
              Terms terms = given == null ? Terms.standard(clock.instant()) : terms(given);
              Budget budget = budget(order.budget());
              Digest request =
                  CanonicalJson.digest(
                      Map.of(
                          "claims", claims.digest(),
                          "terms", given == null ? "standard" : terms.digest().hex(),
                          "budget", order.budget()));
              return queue(
                  order.id(),
                  request,
                  claims,
                  Evidence.document(terms),
                  budget,
                  caller(order.requestedBy()),
                  null);
            });
  }

  /** Queues the judging of a finished verification's observations under other terms. */
  public Uni<UUID> judge(Verification source, byte[] givenTerms) {
    return Uni.createFrom()
        .deferred(
            () -> {
              if (source.report() == null) {
                throw Verifications.notFinished(source.id());
              }
              Evidence terms = Evidence.document(terms(givenTerms));
              UUID id = UUID.randomUUID();
              Digest request = CanonicalJson.digest(Map.of("judges", source.id(), "id", id));
              UUID observed = source.judges();
              return evidence
                  .content(source.claims())
                  .chain(
                      claims ->
                          queue(
                              id,
                              request,
                              Evidence.of(CanonicalJson.mediaType(), claims),
                              terms,
                              source.budget(),
                              source.requestedBy(),
                              observed == null ? source.id() : observed));
            });
  }

  private Uni<UUID> queue(
      UUID id,
      Digest request,
      Evidence claims,
      Evidence terms,
      Budget budget,
      String caller,
      @Nullable UUID judges) {
    return evidence
        .pack(List.of(claims, terms))
        .map(
            packed ->
                new Order(
                    id, request, claims.digest(), terms.digest(), budget, caller, judges, packed))
        .chain(order -> store.enqueue(order, config.queue().limit()))
        .invoke(queued -> refuse(id, queued))
        .chain(
            queued -> {
              if (queued == VerificationStore.Queued.SAME) {
                return Uni.createFrom().voidItem();
              }
              telemetry.started();
              return runs.submit(id);
            })
        .replaceWith(id);
  }

  private void refuse(UUID id, VerificationStore.Queued queued) {
    switch (queued) {
      case NEW, SAME -> {}
      case ID_TAKEN ->
          throw Fault.of(
              FaultKind.ID_TAKEN, "The id " + id + " stands for another request; take a new one.");
      case QUEUE_FULL ->
          throw Fault.later(
              FaultKind.QUEUE_FULL,
              "As many verifications wait as this service takes; come again later.",
              QUEUE_RETRY);
    }
  }

  private static Terms terms(byte[] json) {
    if (json.length > TERMS_BYTES) {
      throw Fault.tooLarge("/terms", "The terms have more than " + TERMS_BYTES + " bytes.");
    }
    return read("/terms", json, Terms.class);
  }

  private static <T> T read(String path, byte[] json, Class<T> type) {
    try {
      return CanonicalJson.read(json, type);
    } catch (InvalidDocument e) {
      throw Fault.invalid(e.under(path));
    }
  }

  private Budget budget(Budget asked) {
    LayerConfig.Budget most = config.budget();
    return new Budget(
        within("maxRequestsPerTarget", asked.maxRequestsPerTarget(), most.requestsPerTarget()),
        within("maxBytesPerTarget", asked.maxBytesPerTarget(), most.bytesPerTarget()),
        within("maxSeconds", asked.maxSeconds(), most.seconds()));
  }

  private static long within(String field, long asked, long most) {
    if (asked > most) {
      throw Fault.invalid("/budget/" + field, "must be at most " + most + " at this service");
    }
    return asked == 0 ? most : asked;
  }

  private static String caller(String said) {
    if (said.length() > CALLER_CHARACTERS) {
      throw Fault.invalid("/requestedBy", "must have at most " + CALLER_CHARACTERS + " characters");
    }
    return said;
  }
}
