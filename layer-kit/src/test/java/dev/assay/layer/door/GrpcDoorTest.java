package dev.assay.layer.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import dev.assay.contracts.layer.v1.Budget;
import dev.assay.contracts.layer.v1.CancelRequest;
import dev.assay.contracts.layer.v1.Document;
import dev.assay.contracts.layer.v1.JudgeRequest;
import dev.assay.contracts.layer.v1.LayerVerificationServiceGrpc;
import dev.assay.contracts.layer.v1.LayerVerificationServiceGrpc.LayerVerificationServiceBlockingStub;
import dev.assay.contracts.layer.v1.ListChecksRequest;
import dev.assay.contracts.layer.v1.Outcome;
import dev.assay.contracts.layer.v1.ReadEvidenceRequest;
import dev.assay.contracts.layer.v1.ReadEvidenceResponse;
import dev.assay.contracts.layer.v1.StartRequest;
import dev.assay.contracts.layer.v1.State;
import dev.assay.contracts.layer.v1.ValidateClaimsRequest;
import dev.assay.contracts.layer.v1.WatchRequest;
import dev.assay.contracts.layer.v1.WatchResponse;
import dev.assay.layer.sample.SampleGrpc;
import dev.assay.layer.sample.Target;
import dev.assay.layer.testing.PostgresResource;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.report.LayerReport;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class GrpcDoorTest {
  @TestHTTPResource URI service;

  private Target target;
  private ManagedChannel channel;
  private LayerVerificationServiceBlockingStub layer;

  @BeforeEach
  void connect() {
    target = new Target();
    channel =
        ManagedChannelBuilder.forAddress(service.getHost(), service.getPort())
            .usePlaintext()
            .build();
    layer = LayerVerificationServiceGrpc.newBlockingStub(channel);
  }

  @AfterEach
  void disconnect() {
    channel.shutdownNow();
    target.close();
  }

  @Test
  void watchesAVerificationToItsReport() throws Exception {
    // Given
    String id = UUID.randomUUID().toString();

    // When
    assertThat(in20Seconds().start(start(id, claims("/yes", "yes"))).getVerificationId())
        .isEqualTo(id);
    List<WatchResponse> events = watch(id, 0);

    // Then
    assertThat(events.getFirst().getStarted().getChecksList())
        .containsExactly("compute.word", "compute.word-again", "compute.draw");
    assertThat(events.getFirst().getStarted().getStatisticalClaims()).isEqualTo(2);
    assertThat(events).extracting(WatchResponse::getSequence).isSorted().doesNotHaveDuplicates();
    assertThat(events)
        .filteredOn(WatchResponse::hasCheckFinished)
        .flatExtracting(e -> e.getCheckFinished().getFindingsList())
        .extracting(f -> f.getOutcome())
        .containsExactlyInAnyOrder(
            Outcome.OUTCOME_CONFIRMED, Outcome.OUTCOME_CONFIRMED, Outcome.OUTCOME_UNPROVEN);
    var finished = events.getLast().getFinished();
    assertThat(finished.getState()).isEqualTo(State.STATE_FINISHED);
    assertThat(Digest.of(finished.getReport().getContent().toByteArray()).hex())
        .isEqualTo(finished.getReportDigest());
    LayerReport report =
        CanonicalJson.read(finished.getReport().getContent().toByteArray(), LayerReport.class);
    assertThat(report.findings()).hasSize(3);
    assertThat(finished.getObservationsList()).hasSize(3);
  }

  @Test
  void resumesAWatchAfterASequenceNumber() {
    // Given
    String id = UUID.randomUUID().toString();
    in20Seconds().start(start(id, claims("/yes", "yes")));
    List<WatchResponse> all = watch(id, 0);

    // When
    List<WatchResponse> rest = watch(id, all.get(1).getSequence());

    // Then
    assertThat(rest).isEqualTo(all.subList(2, all.size()));
  }

  @Test
  void startingTheSameTwiceChangesNothing() {
    // Given
    StartRequest request = start(UUID.randomUUID().toString(), claims("/yes", "yes"));
    in20Seconds().start(request);
    List<WatchResponse> before = watch(request.getVerificationId(), 0);

    // When
    in20Seconds().start(request);

    // Then
    assertThat(watch(request.getVerificationId(), 0)).isEqualTo(before);
  }

  @Test
  void anIdStandsForOneRequest() {
    // Given
    String id = UUID.randomUUID().toString();
    in20Seconds().start(start(id, claims("/yes", "yes")));

    // When
    StatusRuntimeException refused =
        refused(() -> in20Seconds().start(start(id, claims("/yes", "no"))));

    // Then
    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.ALREADY_EXISTS);
    assertThat(info(refused).getReason()).isEqualTo("ID_TAKEN");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          no JSON          | {                                                      | /claims
          an unknown field | {"document":"http://a.example","word":"x","nodes":1}   | /claims/nodes
          a wrong type     | {"document":"http://a.example","word":7}               | /claims/word
          a negative count | {"document":"http://a.example","word":"x","draws":-1}  | /claims
          nothing at all   |                                                        | /claims
          """)
  void namesTheFieldToMend(String why, String claims, String field) throws Exception {
    // Given
    String json = claims == null ? "" : claims;
    StartRequest request = start(UUID.randomUUID().toString(), json);

    // When
    StatusRuntimeException started = refused(() -> in20Seconds().start(request));
    StatusRuntimeException validated =
        refused(
            () ->
                in20Seconds()
                    .validateClaims(
                        ValidateClaimsRequest.newBuilder().setClaims(request.getClaims()).build()));

    // Then
    for (StatusRuntimeException refused : List.of(started, validated)) {
      assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
      assertThat(info(refused).getReason()).isEqualTo("INVALID_DOCUMENT");
      assertThat(badRequest(refused).getFieldViolations(0).getField()).isEqualTo(field);
    }
  }

  @Test
  void refusesABudgetAboveTheOperators() throws Exception {
    // Given
    StartRequest request =
        start(UUID.randomUUID().toString(), claims("/yes", "yes")).toBuilder()
            .setBudget(Budget.newBuilder().setMaxRequestsPerTarget(1_000_000_000))
            .build();

    // When
    StatusRuntimeException refused = refused(() -> in20Seconds().start(request));

    // Then
    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(badRequest(refused).getFieldViolations(0).getField())
        .isEqualTo("/budget/maxRequestsPerTarget");
  }

  @Test
  void anIdThatIsNoUuidIsTheCallersToMend() {
    StatusRuntimeException refused =
        refused(() -> in20Seconds().start(start("7", claims("/yes", "yes"))));

    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
  }

  @Test
  void unknownIdsAreNotFound() {
    String id = UUID.randomUUID().toString();

    assertThat(refused(() -> watch(id, 0)).getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(
            refused(
                    () ->
                        in20Seconds()
                            .cancel(CancelRequest.newBuilder().setVerificationId(id).build()))
                .getStatus()
                .getCode())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(refused(() -> evidence("0".repeat(64))).getStatus().getCode())
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  @Test
  void aDefectIsInternalAndNeverTheCallersFault() {
    // Given
    SampleGrpc.DEFECT.set(true);

    // When
    StatusRuntimeException refused =
        refused(() -> in20Seconds().listChecks(ListChecksRequest.getDefaultInstance()));

    // Then
    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
    assertThat(info(refused).getReason()).isEqualTo("DEFECT");
    assertThat(refused.getMessage()).doesNotContain("secret of ours");
  }

  @Test
  void judgesStoredObservationsUnderOtherTerms() throws Exception {
    // Given
    String id = UUID.randomUUID().toString();
    String page = "/yes?" + id;
    in20Seconds().start(start(id, claims(page, "yes")));
    WatchResponse first = watch(id, 0).getLast();
    Terms later = Terms.standard(Instant.now().plusSeconds(40L * 24 * 3600));

    // When
    String other =
        in20Seconds()
            .judge(
                JudgeRequest.newBuilder()
                    .setVerificationId(id)
                    .setTerms(document(Terms.SCHEMA, CanonicalJson.write(later)))
                    .build())
            .getVerificationId();
    WatchResponse judged = watch(other, 0).getLast();

    // Then
    assertThat(other).isNotEqualTo(id);
    assertThat(judged.getFinished().getRecordingDigest())
        .isEqualTo(first.getFinished().getRecordingDigest());
    assertThat(judged.getFinished().getObservationsList())
        .isEqualTo(first.getFinished().getObservationsList());
    assertThat(target.asked(page)).isEqualTo(1);
    LayerReport report =
        CanonicalJson.read(
            judged.getFinished().getReport().getContent().toByteArray(), LayerReport.class);
    assertThat(report.findings().getFirst().reason())
        .isEqualTo(dev.assay.verification.finding.Reason.STALE);
  }

  @Test
  void readsEvidenceInChunks() {
    // Given
    String id = UUID.randomUUID().toString();
    in20Seconds().start(start(id, claims("/yes", "yes")));
    String digest = watch(id, 0).getLast().getFinished().getReportDigest();

    // When
    byte[] read = evidence(digest);

    // Then
    assertThat(Digest.of(read).hex()).isEqualTo(digest);
  }

  private LayerVerificationServiceBlockingStub in20Seconds() {
    return layer.withDeadlineAfter(20, TimeUnit.SECONDS);
  }

  private List<WatchResponse> watch(String id, long after) {
    List<WatchResponse> events = new ArrayList<>();
    in20Seconds()
        .watch(WatchRequest.newBuilder().setVerificationId(id).setAfterSequence(after).build())
        .forEachRemaining(events::add);
    return events;
  }

  private byte[] evidence(String digest) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    in20Seconds()
        .readEvidence(ReadEvidenceRequest.newBuilder().setDigest(digest).build())
        .forEachRemaining(
            (ReadEvidenceResponse part) -> bytes.writeBytes(part.getChunk().toByteArray()));
    return bytes.toByteArray();
  }

  private String claims(String path, String word) {
    return "{\"document\":\"" + target.at(path) + "\",\"word\":\"" + word + "\"}";
  }

  private static StartRequest start(String id, String claims) {
    return StartRequest.newBuilder()
        .setVerificationId(id)
        .setClaims(document("", claims.getBytes(StandardCharsets.UTF_8)))
        .setTerms(document(Terms.SCHEMA, CanonicalJson.write(Terms.standard(Instant.now()))))
        .setRequestedBy("test")
        .build();
  }

  private static Document document(String schema, byte[] json) {
    return Document.newBuilder()
        .setSchema(schema)
        .setMediaType("application/json")
        .setContent(ByteString.copyFrom(json))
        .build();
  }

  private static StatusRuntimeException refused(Runnable call) {
    StatusRuntimeException refused = catchThrowableOfType(StatusRuntimeException.class, call::run);
    assertThat(refused).isNotNull();
    return refused;
  }

  private static ErrorInfo info(StatusRuntimeException refused) {
    try {
      return StatusProto.fromThrowable(refused).getDetails(0).unpack(ErrorInfo.class);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static BadRequest badRequest(StatusRuntimeException refused) throws Exception {
    return StatusProto.fromThrowable(refused).getDetails(1).unpack(BadRequest.class);
  }
}
