package dev.assay.compute.service.vantage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import dev.assay.compute.location.VantageMeasurement;
import dev.assay.compute.testing.NodeServers;
import dev.assay.contracts.compute.v1.MeasureRequest;
import dev.assay.contracts.compute.v1.VantageServiceGrpc;
import dev.assay.contracts.compute.v1.VantageServiceGrpc.VantageServiceBlockingStub;
import dev.assay.contracts.layer.v1.Document;
import dev.assay.layer.testing.PostgresResource;
import dev.assay.verification.document.CanonicalJson;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders over gRPC are those over REST. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(TwoVantages.class)
class VantageGrpcTest {
  private static final String SEED = "7e".repeat(32);

  @TestHTTPResource URI service;

  private final NodeServers servers = new NodeServers();
  private ManagedChannel channel;

  @BeforeEach
  void connect() {
    channel =
        ManagedChannelBuilder.forAddress(service.getHost(), service.getPort())
            .usePlaintext()
            .build();
  }

  @AfterEach
  void stop() {
    channel.shutdownNow();
    servers.close();
  }

  @Test
  void measuresAndSigns() throws Exception {
    // Given
    String endpoint = servers.serve("127.42.9.5", NodeServers.proving("timed", TwoVantages.NODE));
    // When
    Document made = stub().measure(request(order(endpoint))).getMeasurement();
    // Then
    assertThat(made.getSchema()).isEqualTo(VantageMeasurement.SCHEMA);
    VantageMeasurement measured =
        CanonicalJson.read(made.getContent().toByteArray(), VantageMeasurement.class);
    assertThat(measured.holds()).isTrue();
    assertThat(measured.followsItsNonces()).isTrue();
    assertThat(measured.order().seed()).isEqualTo(SEED);
    assertThat(measured.trips())
        .hasSize(12)
        .allSatisfy(trip -> assertThat(trip.exchange().body()).contains("signature"));
  }

  @Test
  void turnsFurtherOrdersAway() throws Exception {
    // Given an order that is under way
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    NodeServers.Script proving = NodeServers.proving("timed", TwoVantages.NODE);
    String endpoint =
        servers.serve(
            "127.42.9.6",
            exchange -> {
              asked.countDown();
              awaited(over);
              proving.answer(exchange);
            });
    MeasureRequest request = request(order(endpoint));
    CompletableFuture<Document> first =
        CompletableFuture.supplyAsync(() -> stub().measure(request).getMeasurement());
    awaited(asked);
    // When
    StatusRuntimeException refused = refused(request);
    over.countDown();
    // Then
    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    assertThat(detail(refused, ErrorInfo.class).getReason()).isEqualTo("QUEUE_FULL");
    assertThat(detail(refused, RetryInfo.class).getRetryDelay().getSeconds()).isEqualTo(5);
    assertThat(first.get(60, TimeUnit.SECONDS).getContent().isEmpty()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | /order | missing",
        "{ | /order | JSON",
        "{} | /order | node",
        "{\"node\":NODE} | /order | seed",
        "{\"node\":NODE,\"seed\":\"7f\"} | /order | seed",
        "{\"node\":NODE,\"seed\":\"SEED\",\"trips\":1000} | /order/trips | ''"
      })
  void refusesABadOrderByNamingTheField(String order, String path, String words) {
    // Given
    String node =
        "{\"id\":\"timed\",\"endpoint\":\"http://a.example\",\"nodeKey\":\"%s\"}"
            .formatted(TwoVantages.NODE.publicKey());
    byte[] sent = order.replace("NODE", node).replace("SEED", SEED).getBytes(UTF_8);
    // When
    StatusRuntimeException refused = refused(request(sent));
    // Then
    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    FieldViolation violation = detail(refused, BadRequest.class).getFieldViolations(0);
    assertThat(violation.getField()).isEqualTo(path);
    assertThat(violation.getDescription()).contains(words);
  }

  @Test
  void refusesAnOrderThatIsTooLarge() {
    // When
    StatusRuntimeException refused = refused(request(new byte[8 * 1024 + 1]));
    // Then
    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(detail(refused, ErrorInfo.class).getReason()).isEqualTo("TOO_LARGE");
  }

  private VantageServiceBlockingStub stub() {
    return VantageServiceGrpc.newBlockingStub(channel).withDeadlineAfter(60, TimeUnit.SECONDS);
  }

  private StatusRuntimeException refused(MeasureRequest request) {
    return catchThrowableOfType(StatusRuntimeException.class, () -> stub().measure(request));
  }

  private static byte[] order(String endpoint) {
    Map<String, String> node =
        Map.of("id", "timed", "endpoint", endpoint, "nodeKey", TwoVantages.NODE.publicKey());
    return CanonicalJson.write(Map.of("node", node, "seed", SEED));
  }

  private static MeasureRequest request(byte[] order) {
    return MeasureRequest.newBuilder()
        .setOrder(Document.newBuilder().setContent(ByteString.copyFrom(order)))
        .build();
  }

  private static <T extends Message> T detail(StatusRuntimeException refused, Class<T> type) {
    return StatusProto.fromThrowable(refused).getDetailsList().stream()
        .filter(detail -> detail.is(type))
        .map(detail -> unpacked(detail, type))
        .findFirst()
        .orElseThrow();
  }

  private static <T extends Message> T unpacked(com.google.protobuf.Any detail, Class<T> type) {
    try {
      return detail.unpack(type);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaited(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
