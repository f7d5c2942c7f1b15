package dev.assay.gateway.fanout;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import dev.assay.contracts.layer.v1.CancelRequest;
import dev.assay.contracts.layer.v1.CancelResponse;
import dev.assay.contracts.layer.v1.Document;
import dev.assay.contracts.layer.v1.ListChecksRequest;
import dev.assay.contracts.layer.v1.ListChecksResponse;
import dev.assay.contracts.layer.v1.MutinyLayerVerificationServiceGrpc.MutinyLayerVerificationServiceStub;
import dev.assay.contracts.layer.v1.ReadEvidenceRequest;
import dev.assay.contracts.layer.v1.StartRequest;
import dev.assay.contracts.layer.v1.StartResponse;
import dev.assay.contracts.layer.v1.ValidateClaimsRequest;
import dev.assay.contracts.layer.v1.ValidateClaimsResponse;
import dev.assay.contracts.layer.v1.WatchRequest;
import dev.assay.contracts.layer.v1.WatchResponse;
import dev.assay.layer.evidence.Evidence;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.InvalidDocument;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * The way to one layer. Unary calls have a deadline, are tried again only when the layer is
 * UNAVAILABLE, and pass a circuit breaker of their own; the stream of events has none of these,
 * because it is resumed by whoever watches. Thread-safe.
 */
public final class LayerClient {
  private static final int MAX_EVIDENCE = 256 * 1024 * 1024;

  private final LayerName name;
  private final MutinyLayerVerificationServiceStub stub;
  private final Duration deadline;
  private final Guard guard;

  LayerClient(LayerName name, MutinyLayerVerificationServiceStub stub, Duration deadline) {
    this.name = name;
    this.stub = stub;
    this.deadline = deadline;
    this.guard =
        Guard.create()
            .withDescription("gateway to " + name.word())
            .withCircuitBreaker()
            .requestVolumeThreshold(10)
            .failureRatio(0.7)
            .delay(2, ChronoUnit.SECONDS)
            .when(LayerClient::isOutOfReach)
            .done()
            .withRetry()
            .maxRetries(3)
            .delay(200, ChronoUnit.MILLIS)
            .jitter(100, ChronoUnit.MILLIS)
            .whenException(LayerClient::isUnavailable)
            .done()
            .build();
  }

  /** Which layer. */
  public LayerName name() {
    return name;
  }

  /** Whether the layer would take these claims; fails with INVALID_ARGUMENT when not. */
  public Uni<Void> validate(byte[] claims) {
    ValidateClaimsRequest request =
        ValidateClaimsRequest.newBuilder().setClaims(claims(name, claims)).build();
    return guard
        .get(
            () -> timed().validateClaims(request),
            new TypeLiteral<Uni<ValidateClaimsResponse>>() {})
        .replaceWithVoid();
  }

  /** Enqueues a verification. */
  public Uni<Void> start(StartRequest request) {
    return guard
        .get(() -> timed().start(request), new TypeLiteral<Uni<StartResponse>>() {})
        .replaceWithVoid();
  }

  /** Asks a verification to end. */
  public Uni<Void> cancel(String verification) {
    CancelRequest request = CancelRequest.newBuilder().setVerificationId(verification).build();
    return guard
        .get(() -> timed().cancel(request), new TypeLiteral<Uni<CancelResponse>>() {})
        .replaceWithVoid();
  }

  /** The layer's catalogue. */
  public Uni<JsonNode> checks() {
    return guard
        .get(
            () -> timed().listChecks(ListChecksRequest.getDefaultInstance()),
            new TypeLiteral<Uni<ListChecksResponse>>() {})
        .map(response -> tree(response.getCatalogue()));
  }

  /** The events after a sequence number, until the verification's end or the layer's. */
  public Multi<WatchResponse> watch(String verification, long afterSequence) {
    return stub.watch(
        WatchRequest.newBuilder()
            .setVerificationId(verification)
            .setAfterSequence(afterSequence)
            .build());
  }

  /** The bytes that a digest names; bytes with another digest are a failure. */
  public Uni<Evidence> evidence(Digest digest) {
    return guard.get(() -> read(digest), new TypeLiteral<Uni<Evidence>>() {});
  }

  /** Whether a failure, or what it came of, means that the layer can't be reached now. */
  public static boolean isOutOfReach(Throwable failure) {
    return isUnavailable(failure)
        || failure instanceof CircuitBreakerOpenException
        || failure instanceof TimeoutException
        || has(failure, Status.Code.DEADLINE_EXCEEDED)
        || (failure.getCause() != null && isOutOfReach(failure.getCause()));
  }

  static boolean isUnavailable(Throwable failure) {
    return has(failure, Status.Code.UNAVAILABLE);
  }

  static Document claims(LayerName layer, byte[] claims) {
    return document("assay." + layer.word() + "-claims/v1", claims);
  }

  static Document document(String schema, byte[] content) {
    return Document.newBuilder()
        .setSchema(schema)
        .setMediaType(CanonicalJson.mediaType())
        .setContent(ByteString.copyFrom(content))
        .build();
  }

  private Uni<Evidence> read(Digest digest) {
    ReadEvidenceRequest request = ReadEvidenceRequest.newBuilder().setDigest(digest.hex()).build();
    return stub.withDeadlineAfter(deadline.multipliedBy(6).toMillis(), TimeUnit.MILLISECONDS)
        .readEvidence(request)
        .collect()
        .in(Received::new, (all, part) -> all.add(part.getMediaType(), part.getChunk()))
        .map(all -> all.evidence(digest));
  }

  private MutinyLayerVerificationServiceStub timed() {
    return stub.withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static boolean has(Throwable failure, Status.Code code) {
    return failure instanceof StatusRuntimeException e && e.getStatus().getCode() == code;
  }

  private static JsonNode tree(Document document) {
    try {
      return CanonicalJson.read(document.getContent().toByteArray());
    } catch (InvalidDocument e) {
      throw new IllegalStateException("a layer's document is not JSON", e);
    }
  }

  /** The chunks of one piece of evidence as they arrive. */
  private static final class Received {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private String mediaType = "";

    void add(String type, ByteString chunk) {
      mediaType = mediaType.isEmpty() ? type : mediaType;
      if (bytes.size() + chunk.size() > MAX_EVIDENCE) {
        throw new IllegalStateException("a layer sends evidence of more than 256 MiB");
      }
      bytes.writeBytes(chunk.toByteArray());
    }

    Evidence evidence(Digest digest) {
      Evidence evidence = Evidence.of(mediaType, bytes.toByteArray());
      if (!evidence.digest().equals(digest)) {
        throw new IllegalStateException("a layer sent other bytes than " + digest + " names");
      }
      return evidence;
    }
  }
}
