package dev.assay.inference.service.measurements;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.inference.exchanges.ExchangeTranscript;
import dev.assay.inference.latency.VantageSamples;
import dev.assay.inference.load.VantageSettings;
import dev.assay.inference.measurement.HistogramLog;
import dev.assay.inference.measurement.MeasurementOrder;
import dev.assay.inference.measurement.RawValues;
import dev.assay.inference.measurement.RegionalSamples;
import dev.assay.layer.config.LayerConfig;
import dev.assay.layer.door.Fault;
import dev.assay.layer.door.FaultKind;
import dev.assay.layer.evidence.Evidence;
import dev.assay.layer.evidence.EvidenceStore;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.InvalidDocument;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/** What the doors do with measurements: take orders, tell, cancel. Thread-safe. */
@ApplicationScoped
class Measurements {
  /** The largest order. */
  static final int ORDER_BYTES = 16 * 1024;

  private static final int SEED_BYTES = 32;
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);
  private static final Duration QUEUE_RETRY = Duration.ofSeconds(10);
  private static final Duration RESULT_RETRY = Duration.ofSeconds(2);

  private final MeasurementStore store;
  private final MeasurementRuns runs;
  private final EvidenceStore evidence;
  private final MeasurementSettings settings;
  private final LayerConfig config;
  private final VantageSettings vantage;
  private final SecureRandom random;

  Measurements(
      MeasurementStore store,
      MeasurementRuns runs,
      EvidenceStore evidence,
      MeasurementSettings settings,
      LayerConfig config,
      VantageSettings vantage,
      SecureRandom random) {
    this.store = store;
    this.runs = runs;
    this.evidence = evidence;
    this.settings = settings;
    this.config = config;
    this.vantage = vantage;
    this.random = random;
  }

  /** Queues a measurement; the same order under the same id changes nothing. */
  Uni<MeasurementView> start(UUID id, Evidence order, String caller) {
    return store
        .enqueue(row(id, order, caller), order, settings.queueLimit())
        .invoke(queued -> refuse(id, queued))
        .chain(
            queued ->
                queued == MeasurementStore.Queued.NEW
                    ? runs.submit(id)
                    : Uni.createFrom().voidItem())
        .chain(() -> view(id));
  }

  /** Where a measurement stands, with its result once there is one. */
  Uni<MeasurementView> view(UUID id) {
    return find(id).chain(this::view);
  }

  /** The same of a row that was read. */
  Uni<MeasurementView> view(Measurement row) {
    return tree(row.order())
        .chain(
            order -> {
              Digest result = row.result();
              return result == null
                  ? Uni.createFrom().item(MeasurementView.of(row, order, null))
                  : tree(result).map(tree -> MeasurementView.of(row, order, tree));
            });
  }

  /**
   * Where a measurement stands, each time that it has moved, until it is over. Looks into the
   * database no faster than its reader reads.
   */
  Multi<Measurement> watch(UUID id) {
    return Multi.createBy()
        .repeating()
        .uni(() -> find(id))
        .withDelay(LOOK_EVERY)
        .whilst(row -> !row.state().over())
        .skip()
        .repetitions();
  }

  /** The raw values as CSV. */
  Uni<String> csv(UUID id) {
    return rendered(id, (row, order, transcript) -> RawValues.csv(order, transcript));
  }

  /** The times as an HdrHistogram log. */
  Uni<String> histograms(UUID id) {
    return rendered(
        id, (row, order, transcript) -> HistogramLog.of(order, transcript, started(row)));
  }

  /** The requests as the samples of a vantage, in this replica's region. */
  Uni<VantageSamples> samples(UUID id) {
    String region = vantage.region().orElse(null);
    if (region == null) {
      throw Fault.of(
          FaultKind.NOT_ACCEPTABLE,
          "The operator doesn't say in which region this service stands.");
    }
    return rendered(
        id,
        (row, order, transcript) -> {
          VantageSamples samples = RegionalSamples.of(order, transcript, started(row), region);
          if (samples == null) {
            throw Fault.of(
                FaultKind.NOT_ACCEPTABLE,
                "Only an open load of streamed chat completions with short prompts makes samples.");
          }
          return samples;
        });
  }

  /** Asks a measurement to end. */
  Uni<Void> cancel(UUID id) {
    return find(id).chain(() -> store.requestCancel(id));
  }

  /** Makes something of a finished measurement. */
  private interface Rendering<T> {
    T of(Measurement row, MeasurementOrder order, ExchangeTranscript transcript);
  }

  private <T> Uni<T> rendered(UUID id, Rendering<T> rendering) {
    return find(id)
        .chain(
            row -> {
              Digest transcript = row.transcript();
              if (transcript == null) {
                throw Fault.later(
                    FaultKind.NOT_FINISHED,
                    "Measurement " + id + " is " + row.state() + " and has no values.",
                    RESULT_RETRY);
              }
              return Uni.combine()
                  .all()
                  .unis(
                      document(row.order(), MeasurementOrder.class),
                      document(transcript, ExchangeTranscript.class))
                  .with((order, heard) -> rendering.of(row, order, heard));
            });
  }

  private Uni<Measurement> find(UUID id) {
    return store
        .find(id)
        .onItem()
        .ifNull()
        .failWith(() -> Fault.of(FaultKind.UNKNOWN_MEASUREMENT, "There is no measurement " + id));
  }

  /** The canonical order, if it is taken; else a fault that names what to mend below the path. */
  Evidence read(String path, byte[] json) {
    if (json.length > ORDER_BYTES) {
      throw Fault.tooLarge(path, "The order has more than " + ORDER_BYTES + " bytes.");
    }
    try {
      MeasurementOrder order = CanonicalJson.read(json, MeasurementOrder.class);
      long seconds = config.run().checkSeconds();
      if (order.longestMillis() > 1000 * seconds) {
        throw Fault.invalid(
            path + "/load",
            "must take at most " + seconds + " s, the last request's time included");
      }
      return Evidence.document(order);
    } catch (InvalidDocument e) {
      throw Fault.invalid(e.under(path));
    }
  }

  private MeasurementRow row(UUID id, Evidence order, String caller) {
    byte[] seed = new byte[SEED_BYTES];
    random.nextBytes(seed);
    MeasurementRow row = new MeasurementRow();
    row.id = id;
    row.requestDigest = order.digest().hex();
    row.orderDigest = order.digest().hex();
    row.seed = HexFormat.of().formatHex(seed);
    row.requestedBy = caller;
    return row;
  }

  private static void refuse(UUID id, MeasurementStore.Queued queued) {
    switch (queued) {
      case NEW, SAME -> {}
      case ID_TAKEN ->
          throw Fault.of(
              FaultKind.ID_TAKEN, "The id " + id + " stands for another order; take a new one.");
      case QUEUE_FULL ->
          throw Fault.later(
              FaultKind.QUEUE_FULL,
              "As many measurements wait as this service takes; come again later.",
              QUEUE_RETRY);
    }
  }

  private static Instant started(Measurement row) {
    Instant started = row.startedAt();
    return started == null ? row.createdAt() : started;
  }

  private Uni<JsonNode> tree(Digest digest) {
    return document(digest, JsonNode.class);
  }

  private <T> Uni<T> document(Digest digest, Class<T> type) {
    return evidence
        .content(digest)
        .map(
            json -> {
              try {
                return CanonicalJson.read(json, type);
              } catch (InvalidDocument e) {
                throw new IllegalStateException("stored " + digest + " can't be read", e);
              }
            });
  }
}
