package dev.assay.layer.door;

import com.google.protobuf.ByteString;
import dev.assay.contracts.layer.v1.CancelRequest;
import dev.assay.contracts.layer.v1.CancelResponse;
import dev.assay.contracts.layer.v1.JudgeRequest;
import dev.assay.contracts.layer.v1.JudgeResponse;
import dev.assay.contracts.layer.v1.LayerVerificationService;
import dev.assay.contracts.layer.v1.ListChecksRequest;
import dev.assay.contracts.layer.v1.ListChecksResponse;
import dev.assay.contracts.layer.v1.ReadEvidenceRequest;
import dev.assay.contracts.layer.v1.ReadEvidenceResponse;
import dev.assay.contracts.layer.v1.StartRequest;
import dev.assay.contracts.layer.v1.StartResponse;
import dev.assay.contracts.layer.v1.ValidateClaimsRequest;
import dev.assay.contracts.layer.v1.ValidateClaimsResponse;
import dev.assay.contracts.layer.v1.WatchRequest;
import dev.assay.contracts.layer.v1.WatchResponse;
import dev.assay.layer.evidence.Evidence;
import dev.assay.layer.store.Budget;
import dev.assay.layer.store.RecordedEvent;
import dev.assay.layer.store.VerificationEvent;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.report.Catalogue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A layer's gRPC door. A service asks for it by a subclass, such as {@code @GrpcService class
 * ComputeGrpc extends LayerGrpc {}}; without one nothing of it is live. Errors carry details, see
 * {@link GrpcFaults}.
 */
public abstract class LayerGrpc implements LayerVerificationService {
  private static final int CHUNK_BYTES = 64 * 1024;
  private static final String VERIFICATION_ID = "/verification_id";

  @Inject Verifications verifications;
  @Inject Starting starting;

  /** For subclasses; what it works with is injected. */
  @SuppressWarnings("NullAway.Init") // injected
  protected LayerGrpc() {}

  @Override
  public Uni<ValidateClaimsResponse> validateClaims(ValidateClaimsRequest request) {
    return Uni.createFrom()
        .item(() -> starting.readClaims(GrpcDocuments.json("/claims", request.getClaims(), null)))
        .replaceWith(ValidateClaimsResponse.getDefaultInstance());
  }

  @Override
  public Uni<StartResponse> start(StartRequest request) {
    return Uni.createFrom()
        .deferred(() -> starting.start(order(request)))
        .map(id -> StartResponse.newBuilder().setVerificationId(id.toString()).build());
  }

  @Override
  public Multi<WatchResponse> watch(WatchRequest request) {
    return Uni.createFrom()
        .item(() -> Ids.uuid(VERIFICATION_ID, request.getVerificationId()))
        .call(verifications::find)
        .onItem()
        .transformToMulti(id -> verifications.watch(id, after(request)))
        .onItem()
        .transformToUniAndConcatenate(this::message);
  }

  @Override
  public Uni<CancelResponse> cancel(CancelRequest request) {
    return Uni.createFrom()
        .item(() -> Ids.uuid(VERIFICATION_ID, request.getVerificationId()))
        .chain(verifications::cancel)
        .replaceWith(CancelResponse.getDefaultInstance());
  }

  @Override
  public Uni<JudgeResponse> judge(JudgeRequest request) {
    return Uni.createFrom()
        .item(() -> Ids.uuid(VERIFICATION_ID, request.getVerificationId()))
        .chain(verifications::find)
        .chain(
            source ->
                starting.judge(
                    source, GrpcDocuments.json("/terms", request.getTerms(), Terms.SCHEMA)))
        .map(id -> JudgeResponse.newBuilder().setVerificationId(id.toString()).build());
  }

  @Override
  public Multi<ReadEvidenceResponse> readEvidence(ReadEvidenceRequest request) {
    return Uni.createFrom()
        .item(() -> Ids.digest(request.getDigest()))
        .chain(verifications::evidence)
        .onItem()
        .transformToMulti(LayerGrpc::chunks);
  }

  @Override
  public Uni<ListChecksResponse> listChecks(ListChecksRequest request) {
    return Uni.createFrom()
        .item(() -> CanonicalJson.write(verifications.catalogue()))
        .map(json -> GrpcDocuments.of(Catalogue.SCHEMA, json))
        .map(catalogue -> ListChecksResponse.newBuilder().setCatalogue(catalogue).build());
  }

  private Uni<WatchResponse> message(RecordedEvent event) {
    VerificationEvent.Finished finished = event.event().asFinished();
    return finished == null
        ? Uni.createFrom().item(GrpcEvents.of(event))
        : verifications
            .evidence(finished.report())
            .map(report -> GrpcEvents.of(event, report.content()));
  }

  private static StartOrder order(StartRequest request) {
    UUID id = Ids.uuid(VERIFICATION_ID, request.getVerificationId());
    return new StartOrder(
        id,
        GrpcDocuments.json("/claims", request.getClaims(), null),
        request.hasTerms() ? GrpcDocuments.json("/terms", request.getTerms(), Terms.SCHEMA) : null,
        budget(request.getBudget()),
        request.getRequestedBy());
  }

  private static Budget budget(dev.assay.contracts.layer.v1.Budget asked) {
    try {
      return new Budget(
          asked.getMaxRequestsPerTarget(), asked.getMaxBytesPerTarget(), asked.getMaxSeconds());
    } catch (IllegalArgumentException e) {
      throw Fault.invalid("/budget", String.valueOf(e.getMessage()));
    }
  }

  private static long after(WatchRequest request) {
    if (request.getAfterSequence() < 0) {
      throw Fault.invalid("/after_sequence", "must not be negative");
    }
    return request.getAfterSequence();
  }

  private static Multi<ReadEvidenceResponse> chunks(Evidence evidence) {
    int length = evidence.content().length;
    int chunks = Math.max(1, Math.ceilDiv(length, CHUNK_BYTES));
    return Multi.createFrom()
        .iterable(() -> IntStream.range(0, chunks).iterator())
        .map(n -> chunk(evidence, n));
  }

  private static ReadEvidenceResponse chunk(Evidence evidence, int n) {
    int from = n * CHUNK_BYTES;
    int length = Math.min(CHUNK_BYTES, evidence.content().length - from);
    ReadEvidenceResponse.Builder response =
        ReadEvidenceResponse.newBuilder()
            .setChunk(ByteString.copyFrom(evidence.content(), from, length));
    return (n == 0 ? response.setMediaType(evidence.mediaType()) : response).build();
  }
}
