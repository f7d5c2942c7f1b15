package dev.assay.inference.service.measurements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import dev.assay.contracts.inference.v1.CancelRequest;
import dev.assay.contracts.inference.v1.GetRequest;
import dev.assay.contracts.inference.v1.MeasurementServiceGrpc;
import dev.assay.contracts.inference.v1.MeasurementServiceGrpc.MeasurementServiceBlockingStub;
import dev.assay.contracts.inference.v1.StartRequest;
import dev.assay.contracts.inference.v1.State;
import dev.assay.contracts.inference.v1.WatchRequest;
import dev.assay.contracts.inference.v1.WatchResponse;
import dev.assay.contracts.layer.v1.Document;
import dev.assay.inference.measurement.MeasurementOrder;
import dev.assay.inference.testing.ChatServer;
import dev.assay.layer.testing.PostgresResource;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
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
class MeasurementGrpcTest {
  @TestHTTPResource URI service;

  private ManagedChannel channel;

  @BeforeEach
  void connect() {
    channel =
        ManagedChannelBuilder.forAddress(service.getHost(), service.getPort())
            .usePlaintext()
            .build();
  }

  @AfterEach
  void disconnect() {
    channel.shutdownNow();
  }

  @Test
  void givenAnEndpoint_whenMeasured_thenTheStreamTellsProgressAndEndsWithTheResult()
      throws Exception {
    try (ChatServer server = new ChatServer(ChatServer::stream)) {
      // Given
      String id = UUID.randomUUID().toString();
      // When
      assertThat(stub().start(start(id, order(server, 30))).getMeasurementId()).isEqualTo(id);
      List<WatchResponse> events = watch(id);
      // Then
      assertThat(events.subList(0, events.size() - 1)).allMatch(WatchResponse::hasProgress);
      assertThat(events.getLast().getEnded().getState()).isEqualTo(State.STATE_FINISHED);
      Document measurement = events.getLast().getEnded().getMeasurement();
      assertThat(json(measurement).at("/result/outcomes/OK").asInt()).isEqualTo(30);
      assertThat(stub().get(GetRequest.newBuilder().setMeasurementId(id).build()).getMeasurement())
          .isEqualTo(measurement);
    }
  }

  @Test
  void givenAMeasurementUnderWay_whenCancelled_thenItsWatchTellsHowFarItWasAndThatItEnded() {
    ChatServer[] self = new ChatServer[1];
    try (ChatServer server = new ChatServer(exchange -> self[0].hang())) {
      // Given
      self[0] = server;
      String id = UUID.randomUUID().toString();
      stub().start(start(id, order(server, 30)));
      await().until(() -> !server.bodies.isEmpty());
      // When the planned load, which is told before anything is sent, is seen
      List<WatchResponse> events = new ArrayList<>();
      stub()
          .watch(WatchRequest.newBuilder().setMeasurementId(id).build())
          .forEachRemaining(
              event -> {
                events.add(event);
                if (event.getProgress().getTotal() == 35) {
                  stub().cancel(CancelRequest.newBuilder().setMeasurementId(id).build());
                }
              });
      // Then
      assertThat(events).anyMatch(e -> e.getProgress().getState() == State.STATE_RUNNING);
      assertThat(events.getLast().getEnded().getState()).isEqualTo(State.STATE_CANCELLED);
      assertThat(events.getLast().getEnded().getReason()).isEqualTo("CANCELLED");
    }
  }

  @Test
  void givenTheSameId_whenStartedAgain_thenOnlyTheSameOrderIsTaken() {
    try (ChatServer server = new ChatServer(ChatServer::stream)) {
      // Given
      String id = UUID.randomUUID().toString();
      stub().start(start(id, order(server, 10)));
      // When
      stub().start(start(id, order(server, 10)));
      StatusRuntimeException refused = refused(() -> stub().start(start(id, order(server, 11))));
      // Then
      assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.ALREADY_EXISTS);
      assertThat(detail(refused, 0, ErrorInfo.class).getReason()).isEqualTo("ID_TAKEN");
      assertThat(watch(id).getLast().getEnded().getState()).isEqualTo(State.STATE_FINISHED);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          no JSON          | {                                                             | /order
          an unknown field | {"endpoint":{"url":"https://a.example/","model":"m","k":"x"}} | /order/endpoint/k
          too much at once | {"endpoint":{"url":"https://a.example/","model":"m"},"load":{"kind":"closed","atOnce":0,"requests":1,"maxTokens":1}} | /order/load
          too long a load  | {"endpoint":{"url":"https://a.example/","model":"m"},"load":{"kind":"open","requestsPerSecond":"0.001","requests":900,"maxTokens":1}} | /order/load
          nothing at all   |                                                               | /order
          """)
  void givenABadOrder_whenStarted_thenTheFieldIsNamed(String why, String order, String field) {
    // Given
    StartRequest request = start(UUID.randomUUID().toString(), order == null ? "" : order);
    // When
    StatusRuntimeException refused = refused(() -> stub().start(request));
    // Then
    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(detail(refused, 0, ErrorInfo.class).getReason()).isEqualTo("INVALID_DOCUMENT");
    assertThat(detail(refused, 1, BadRequest.class).getFieldViolations(0).getField())
        .isEqualTo(field);
  }

  @Test
  void givenAnUnknownId_whenAsked_thenThereIsNoSuchMeasurement() {
    // Given
    String id = UUID.randomUUID().toString();
    List<Runnable> calls =
        List.of(
            () -> watch(id),
            () -> stub().get(GetRequest.newBuilder().setMeasurementId(id).build()),
            () -> stub().cancel(CancelRequest.newBuilder().setMeasurementId(id).build()));
    // When, then
    for (Runnable call : calls) {
      StatusRuntimeException refused = refused(call);
      assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
      assertThat(detail(refused, 0, ErrorInfo.class).getReason()).isEqualTo("UNKNOWN_MEASUREMENT");
    }
    assertThat(refused(() -> watch("7")).getStatus().getCode())
        .isEqualTo(Status.Code.INVALID_ARGUMENT);
  }

  private MeasurementServiceBlockingStub stub() {
    return MeasurementServiceGrpc.newBlockingStub(channel).withDeadlineAfter(60, TimeUnit.SECONDS);
  }

  private List<WatchResponse> watch(String id) {
    List<WatchResponse> events = new ArrayList<>();
    stub()
        .watch(WatchRequest.newBuilder().setMeasurementId(id).build())
        .forEachRemaining(events::add);
    return events;
  }

  private static StartRequest start(String id, String order) {
    return StartRequest.newBuilder()
        .setMeasurementId(id)
        .setOrder(
            Document.newBuilder()
                .setSchema(MeasurementOrder.SCHEMA)
                .setMediaType("application/json")
                .setContent(ByteString.copyFromUtf8(order)))
        .setRequestedBy("test")
        .build();
  }

  private static String order(ChatServer server, int requests) {
    return """
    {"endpoint": {"url": "%s", "model": "demo-8b"},
     "load": {"kind": "closed", "atOnce": 4, "requests": %d, "warmUps": 5, "maxTokens": 16}}
    """
        .formatted(server.url(), requests);
  }

  private static JsonNode json(Document document) throws InvalidDocument {
    assertThat(document.getSchema()).isEqualTo(MeasurementView.SCHEMA);
    return CanonicalJson.read(document.getContent().toByteArray(), JsonNode.class);
  }

  private static StatusRuntimeException refused(Runnable call) {
    StatusRuntimeException refused = catchThrowableOfType(StatusRuntimeException.class, call::run);
    assertThat(refused).isNotNull();
    return refused;
  }

  private static <T extends com.google.protobuf.Message> T detail(
      StatusRuntimeException refused, int index, Class<T> type) {
    try {
      return StatusProto.fromThrowable(refused).getDetails(index).unpack(type);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }
}
