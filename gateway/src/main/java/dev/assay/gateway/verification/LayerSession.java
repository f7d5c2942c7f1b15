package dev.assay.gateway.verification;

import com.google.protobuf.ByteString;
import dev.assay.contracts.layer.v1.Document;
import dev.assay.contracts.layer.v1.StartRequest;
import dev.assay.contracts.layer.v1.State;
import dev.assay.contracts.layer.v1.VerificationFinished;
import dev.assay.contracts.layer.v1.WatchResponse;
import dev.assay.gateway.GatewayConfig;
import dev.assay.gateway.fanout.LayerClient;
import dev.assay.layer.evidence.EvidenceStore;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.dossier.Dossier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One layer's part in a project's verification: starts it, passes its events on, resumes the stream
 * when the layer was lost for a while, and brings its evidence over. Always ends: with the report,
 * or with the layer's absence and why.
 */
final class LayerSession {
  private static final Logger LOG = LoggerFactory.getLogger(LayerSession.class);
  private static final Duration FIRST_BACKOFF = Duration.ofMillis(250);
  private static final Duration MAX_BACKOFF = Duration.ofSeconds(3);

  private final LayerClient client;
  private final GatewayConfig.Fanout settings;
  private final ProjectJournal journal;
  private final EvidenceTransfer transfer;
  private final String verification;
  private final AtomicLong seen;
  private final Patience patience;

  LayerSession(
      LayerClient client,
      GatewayConfig.Fanout settings,
      ProjectJournal journal,
      EvidenceStore store,
      String verification,
      long seen) {
    this.client = client;
    this.settings = settings;
    this.journal = journal;
    this.transfer = new EvidenceTransfer(client, store, journal);
    this.verification = verification;
    this.seen = new AtomicLong(seen);
    this.patience = new Patience(settings.patience());
  }

  /** Which layer. */
  LayerName layer() {
    return client.name();
  }

  /** Runs the layer to its end. */
  Uni<LayerOutcome> run(Dossier dossier, Terms terms, String requestedBy) {
    StartRequest request = request(dossier, terms, requestedBy);
    return say(LayerState.RUNNING, null, ProjectEvent.LAYER_STARTED)
        .chain(() -> started(request))
        .chain(this::finished)
        .chain(this::outcome)
        .ifNoItem()
        .after(settings.layerDeadline())
        .recoverWithUni(this::tooLate)
        .onFailure(f -> !(f instanceof ProjectJournal.Superseded))
        .recoverWithItem(this::absent)
        .call(this::record);
  }

  /** Asks the layer to end; its absence doesn't matter then. */
  Uni<Void> cancel() {
    return client.cancel(verification).onFailure().recoverWithNull();
  }

  private Uni<Void> started(StartRequest request) {
    return client
        .start(request)
        .onFailure(LayerClient::isOutOfReach)
        .retry()
        .withBackOff(FIRST_BACKOFF, MAX_BACKOFF)
        .expireIn(settings.patience().toMillis());
  }

  private Uni<VerificationFinished> finished() {
    return Multi.createFrom()
        .deferred(
            () -> {
              patience.connecting();
              return client.watch(verification, seen.get());
            })
        .onItem()
        .transformToUniAndConcatenate(event -> pass(event).replaceWith(event))
        .onCompletion()
        .failWith(() -> new IllegalStateException("the layer's stream ended before its report"))
        .select()
        .where(WatchResponse::hasFinished)
        .onFailure(f -> !(f instanceof ProjectJournal.Superseded))
        .retry()
        .when(patience::wait)
        .toUni()
        .map(WatchResponse::getFinished);
  }

  /** Counts as seen at once: a write that has begun is finished even when the stream breaks. */
  private Uni<Void> pass(WatchResponse event) {
    seen.set(event.getSequence());
    patience.heard();
    ProjectEvent mapped = LayerEvents.of(client.name(), event);
    return mapped == null
        ? Uni.createFrom().voidItem()
        : journal.forward(client.name(), event.getSequence(), mapped);
  }

  private Uni<LayerOutcome> outcome(VerificationFinished finished) {
    return finished.getState() == State.STATE_CANCELLED
        ? Uni.createFrom().item(new LayerOutcome.Cancelled(client.name()))
        : transfer.bring(finished);
  }

  private Uni<LayerOutcome> tooLate() {
    String message = "took longer than " + settings.layerDeadline();
    return cancel().replaceWith(new LayerOutcome.Absent(client.name(), message));
  }

  private LayerOutcome absent(Throwable failure) {
    LOG.warn("{} is absent from {}: {}", client.name().word(), verification, failure.toString());
    return new LayerOutcome.Absent(client.name(), LayerEvents.inWords(failure));
  }

  private Uni<Void> record(LayerOutcome outcome) {
    return switch (outcome) {
      case LayerOutcome.Reported r ->
          journal.layer(
              r.layer(),
              LayerState.REPORTED,
              null,
              r.reportDigest(),
              ProjectEvent.of(ProjectEvent.LAYER_FINISHED, r.layer(), null));
      case LayerOutcome.Absent a ->
          say(LayerState.UNREACHABLE, a.message(), ProjectEvent.LAYER_UNREACHABLE);
      case LayerOutcome.Cancelled c ->
          say(LayerState.CANCELLED, "cancelled", ProjectEvent.LAYER_FINISHED);
    };
  }

  private Uni<Void> say(LayerState state, @Nullable String message, String type) {
    return journal.layer(
        client.name(), state, message, null, ProjectEvent.of(type, client.name(), message));
  }

  private StartRequest request(Dossier dossier, Terms terms, String requestedBy) {
    byte[] claims = CanonicalJson.write(dossier.claims().of(client.name()));
    return StartRequest.newBuilder()
        .setVerificationId(verification)
        .setClaims(document("assay." + client.name().word() + "-claims/v1", claims))
        .setTerms(document(Terms.SCHEMA, CanonicalJson.write(terms)))
        .setRequestedBy(requestedBy)
        .build();
  }

  private static Document document(String schema, byte[] content) {
    return Document.newBuilder()
        .setSchema(schema)
        .setMediaType(CanonicalJson.mediaType())
        .setContent(ByteString.copyFrom(content))
        .build();
  }
}
