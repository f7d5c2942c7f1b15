package dev.assay.layer.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import dev.assay.contracts.layer.v1.LayerVerificationServiceGrpc;
import dev.assay.contracts.layer.v1.ListChecksRequest;
import dev.assay.contracts.layer.v1.ListChecksResponse;
import dev.assay.layer.egress.GuardedChannels.ClientCertificate;
import dev.assay.layer.egress.GuardedChannels.Opening;
import dev.assay.layer.egress.GuardedChannels.Opening.Closed;
import dev.assay.layer.egress.GuardedChannels.Opening.Opened;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedChannelsTest {
  private static final int LARGEST = 1024;
  private final AtomicInteger resolved = new AtomicInteger();
  private final AtomicReference<String> authority = new AtomicReference<>();
  private final GuardedChannels channels =
      new GuardedChannels(
          EgressPolicy.standard()
              .withAllowedRanges(List.of(AddressRange.of("127.42.0.0/16")))
              .withAllowedPorts(List.of(PortRange.of("1-65535"))),
          this::resolve,
          ForkJoinPool.commonPool());
  private Server server;

  @BeforeEach
  void serve() throws IOException {
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress("127.42.0.7", 0))
            .addService(large())
            .intercept(new NotingAuthority(authority))
            .build()
            .start();
  }

  @AfterEach
  void stop() {
    server.shutdownNow();
  }

  @Test
  void givenName_whenOpened_thenItIsResolvedOnceAndPinned() {
    // Given
    Opened opened = (Opened) open("http://agent.example:" + server.getPort());

    // When
    assertThatThrownBy(() -> list(opened)).hasMessageContaining("exceeds maximum size");
    assertThatThrownBy(() -> list(opened)).hasMessageContaining("exceeds maximum size");

    // Then
    assertThat(opened.remote().getAddress().getHostAddress()).isEqualTo("127.42.0.7");
    assertThat(authority.get()).isEqualTo("agent.example:" + server.getPort());
    assertThat(resolved).hasValue(1);
    opened.channel().shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.0.0.1:7443",
        "http://[::1]:7443",
        "http://inside.example",
        "ftp://agent.example",
        "http://user@agent.example",
        "http://0x7f.1"
      })
  void givenRefusedAddress_whenOpened_thenClosedByTheGuard(String uri) {
    // Given // When
    Closed closed = (Closed) open(uri);

    // Then
    assertThat(closed.code()).isEqualTo(FailureCode.REFUSED_BY_GUARD);
  }

  @Test
  void givenUnknownName_whenOpened_thenClosed() {
    // Given // When // Then
    assertThat(((Closed) open("https://nowhere.example")).code())
        .isEqualTo(FailureCode.CONNECTION_FAILED);
  }

  @Test
  void givenUnusableCertificate_whenOpened_thenClosed() {
    // Given
    ClientCertificate unusable = new ClientCertificate("no certificate", "no key");

    // When
    Opening opening =
        channels
            .open(URI.create("https://agent.example"), LARGEST, unusable)
            .await()
            .atMost(Duration.ofSeconds(30));

    // Then
    assertThat(((Closed) opening).code()).isEqualTo(FailureCode.TLS_FAILED);
  }

  private Opening open(String uri) {
    return channels.open(URI.create(uri), LARGEST, null).await().atMost(Duration.ofSeconds(30));
  }

  private static ListChecksResponse list(Opened opened) {
    return LayerVerificationServiceGrpc.newBlockingStub(opened.channel())
        .listChecks(ListChecksRequest.getDefaultInstance());
  }

  private Uni<List<InetAddress>> resolve(String name) {
    resolved.incrementAndGet();
    try {
      return switch (name) {
        case "agent.example" -> Uni.createFrom().item(List.of(InetAddress.getByName("127.42.0.7")));
        case "inside.example" ->
            Uni.createFrom().item(List.of(InetAddress.getByName("192.168.0.1")));
        default -> Uni.createFrom().failure(new UnknownHostException(name));
      };
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Answers with more than a channel takes. Put together by hand, since Quarkus would take an
   * implementation of the stub for the module's own service.
   */
  private static ServerServiceDefinition large() {
    var listChecks = LayerVerificationServiceGrpc.getListChecksMethod();
    return ServerServiceDefinition.builder(LayerVerificationServiceGrpc.SERVICE_NAME)
        .addMethod(listChecks, ServerCalls.asyncUnaryCall((request, out) -> answerLarge(out)))
        .build();
  }

  private static void answerLarge(StreamObserver<ListChecksResponse> out) {
    Field filling = Field.newBuilder().addLengthDelimited(ByteString.copyFrom(FILLING)).build();
    out.onNext(
        ListChecksResponse.newBuilder()
            .setUnknownFields(UnknownFieldSet.newBuilder().addField(99, filling).build())
            .build());
    out.onCompleted();
  }

  private static final byte[] FILLING = new byte[2 * LARGEST];

  private record NotingAuthority(AtomicReference<String> authority) implements ServerInterceptor {
    @Override
    public <A, B> ServerCall.Listener<A> interceptCall(
        ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
      authority.set(call.getAuthority());
      return next.startCall(call, headers);
    }
  }
}
