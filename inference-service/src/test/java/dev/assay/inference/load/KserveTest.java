package dev.assay.inference.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.assay.inference.exchanges.ApiShape;
import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.ExchangeTranscript;
import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.exchanges.Heard.Piece;
import dev.assay.inference.exchanges.Pacing;
import dev.assay.inference.exchanges.Party;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.load.kserve.GRPCInferenceServiceGrpc.GRPCInferenceServiceImplBase;
import dev.assay.inference.load.kserve.InferTensorContents;
import dev.assay.inference.load.kserve.KserveText;
import dev.assay.inference.load.kserve.ModelInferRequest;
import dev.assay.inference.load.kserve.ModelInferResponse;
import dev.assay.inference.load.kserve.ModelStreamInferResponse;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.stream.AnswerPart;
import dev.assay.inference.testing.LoopbackContext;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.probe.UnreadableAnswer;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The open inference protocol against a real gRPC server on loopback. */
class KserveTest {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final LoopbackContext context = new LoopbackContext();
  private final List<ModelInferRequest> asked = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private Server server;

  @AfterEach
  void close() {
    context.close();
    if (server != null) {
      server.shutdownNow();
    }
  }

  @Test
  void givenAStream_whenAsked_thenEachPartHasItsArrival() throws Exception {
    // Given Triton's way: parts, then an answer without tensors
    serve(
        (question, answers) -> {
          answers.onNext(streamed(contents("one ")));
          context.vertx.setTimer(30, unused -> end(answers));
        });
    context.secrets.put("127.0.0.1", "sk-very-secret-01");
    // When
    Exchanged exchanged = only(planned(), 30_000);
    // Then
    Heard heard = exchanged.whole();
    assertThat(heard.text()).isEqualTo("one Gr\u00fc\u00dfe");
    assertThat(heard.pieces()).extracting(Piece::characters).containsExactly(4, 5);
    assertThat(heard.lastMicros() - exchanged.sentMicros()).isGreaterThan(29_000);
    assertThat(heard.streamed()).isTrue();
    assertThat(heard.model()).isEqualTo("m-8b");
    assertThat(heard.status()).isEqualTo(200);
    assertThat(heard.remote()).isEqualTo("127.0.0.1:" + server.getPort());
    assertThat(keys).containsExactly("Bearer sk-very-secret-01");
    ModelInferRequest question = asked.getFirst();
    assertThat(question.getModelName()).isEqualTo("demo-8b");
    assertThat(question.getParametersOrThrow("max_tokens").getInt64Param()).isEqualTo(16);
    assertThat(question.getParametersOrThrow("stream").getBoolParam()).isTrue();
    assertThat(question.getInputs(0).getName()).isEqualTo("text_input");
    assertThat(question.getInputs(0).getContents().getBytesContents(0).toStringUtf8())
        .isEqualTo("Hello");
  }

  @Test
  void givenAWholeAnswer_whenAsked_thenItIsOneCall() throws Exception {
    // Given
    serve((question, answers) -> answers.onError(Status.UNIMPLEMENTED.asException()));
    // When
    Heard heard = only(planned().whole(), 30_000).whole();
    // Then
    assertThat(heard.text()).isEqualTo("whole");
    assertThat(heard.streamed()).isFalse();
    assertThat(heard.pieces()).hasSize(1);
  }

  /** What becomes of a call, and the HTTP status that stands for it; 0 when nothing is heard. */
  static Stream<Arguments> ends() {
    return Stream.of(
        end("no text", AnswerOutcome.EMPTY, 200, a -> {}, null),
        end("a stated error", AnswerOutcome.ERROR_IN_STREAM, 200, a -> a.onNext(error()), null),
        end("no such model", AnswerOutcome.HTTP_ERROR, 404, a -> {}, Status.NOT_FOUND),
        end("a wrong key", AnswerOutcome.HTTP_ERROR, 401, a -> {}, Status.UNAUTHENTICATED),
        end("too much", AnswerOutcome.RATE_LIMITED, 429, a -> {}, Status.RESOURCE_EXHAUSTED),
        end("a defect", AnswerOutcome.HTTP_ERROR, 500, a -> {}, Status.INTERNAL),
        end(
            "an error after a part",
            AnswerOutcome.ERROR_IN_STREAM,
            200,
            a -> a.onNext(streamed(contents("one"))),
            Status.INTERNAL),
        end(
            "another shape",
            AnswerOutcome.MALFORMED,
            200,
            a -> a.onNext(streamed(output("logits", "FP32").build())),
            null),
        end(
            "a huge part",
            AnswerOutcome.TOO_LARGE,
            200,
            a -> a.onNext(streamed(contents("x".repeat(300_000)))),
            null),
        end(
            "a flood",
            AnswerOutcome.TOO_LARGE,
            200,
            a -> {
              for (int i = 0; i < 60; i++) {
                a.onNext(streamed(contents("x".repeat(100_000))));
              }
            },
            null),
        end("silence", AnswerOutcome.TIMED_OUT, 0, a -> {}, Status.OK));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ends")
  void givenSuchAnEnd_whenAsked_thenItHasItsName(
      String why,
      AnswerOutcome outcome,
      int status,
      Consumer<StreamObserver<ModelStreamInferResponse>> parts,
      Status last)
      throws Exception {
    // Given
    boolean silent = last != null && last.isOk();
    serve(
        (question, answers) -> {
          parts.accept(answers);
          if (last == null) {
            answers.onCompleted();
          } else if (!last.isOk()) {
            answers.onError(last.asException());
          }
        });
    // When
    Exchanged exchanged = only(planned(), silent ? 500 : 30_000);
    // Then
    assertThat(exchanged.outcome()).isEqualTo(outcome);
    assertThat(exchanged.heard() == null ? 0 : exchanged.heard().status()).isEqualTo(status);
  }

  @Test
  void givenNobodyWhoListens_whenAsked_thenTheConnectionFailed() throws Exception {
    // Given
    serve((question, answers) -> {});
    URI gone = URI.create("http://127.0.0.1:" + server.getPort());
    server.shutdownNow().awaitTermination();
    // When, then
    assertThat(run(series(gone, planned(), 5_000)).exchanges().getFirst().outcome())
        .isEqualTo(AnswerOutcome.CONNECTION_FAILED);
  }

  @Test
  void givenAnAddressThatTheGuardRefuses_whenAsked_thenNothingIsSent() throws Exception {
    // Given
    ExchangeSeries series = series(URI.create("http://10.0.0.1:8001"), planned(), 5_000);
    // When, then
    assertThat(run(series).exchanges().getFirst().outcome()).isEqualTo(AnswerOutcome.REFUSED);
  }

  @Test
  void givenRawBytesThatAreTooShort_whenRead_thenTheyAreUnreadable() {
    for (String raw : List.of("", "\u0001", "\u0005\u0000\u0000\u0000abcd", "\uffff\uffff")) {
      ModelInferResponse answer =
          output("text_output", "BYTES")
              .addRawOutputContents(ByteString.copyFrom(raw, StandardCharsets.ISO_8859_1))
              .build();
      assertThat(KserveText.part(answer)).isInstanceOf(AnswerPart.Unreadable.class);
    }
  }

  private static Arguments end(
      String why,
      AnswerOutcome outcome,
      int status,
      Consumer<StreamObserver<ModelStreamInferResponse>> parts,
      Status last) {
    return Arguments.of(why, outcome, status, parts, last);
  }

  private void serve(
      BiConsumer<ModelInferRequest, StreamObserver<ModelStreamInferResponse>> behaviour)
      throws IOException {
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
            .addService(new Triton(behaviour))
            .intercept(new Keys())
            .build()
            .start();
  }

  private Exchanged only(PlannedExchange planned, int deadlineMillis) throws UnreadableAnswer {
    URI url = URI.create("http://127.0.0.1:" + server.getPort());
    return run(series(url, planned, deadlineMillis)).exchanges().getFirst();
  }

  private ExchangeTranscript run(ExchangeSeries series) throws UnreadableAnswer {
    RawAnswer answer =
        new ExchangeSeriesRunner(Probing.prober(context, 64))
            .run(series, context)
            .await()
            .atMost(Duration.ofSeconds(60));
    return series.decode(null, answer.body());
  }

  private ExchangeSeries series(URI url, PlannedExchange planned, int deadlineMillis) {
    String secret = context.secrets.isEmpty() ? null : "127.0.0.1";
    return new ExchangeSeries(
        "a test",
        List.of(new Party("chat", ApiShape.KSERVE_GRPC, url, "demo-8b", secret)),
        Pacing.oneByOne(),
        List.of(planned),
        deadlineMillis);
  }

  private static PlannedExchange planned() {
    return PlannedExchange.streamed("only", "Hello", 16);
  }

  private static ModelInferResponse contents(String text) {
    ModelInferResponse.Builder answer = output("text_output", "BYTES");
    answer
        .getOutputsBuilder(0)
        .setContents(
            InferTensorContents.newBuilder().addBytesContents(ByteString.copyFromUtf8(text)));
    return answer.build();
  }

  private static ModelInferResponse raw(String text) {
    ByteString bytes = ByteString.copyFromUtf8(text);
    ByteString length = ByteString.copyFrom(new byte[] {(byte) bytes.size(), 0, 0, 0});
    return output("text_output", "BYTES").addRawOutputContents(length.concat(bytes)).build();
  }

  private static ModelInferResponse.Builder output(String name, String datatype) {
    return ModelInferResponse.newBuilder()
        .setModelName("m-8b")
        .addOutputs(
            ModelInferResponse.InferOutputTensor.newBuilder()
                .setName(name)
                .setDatatype(datatype)
                .addShape(1));
  }

  private static ModelStreamInferResponse streamed(ModelInferResponse answer) {
    return ModelStreamInferResponse.newBuilder().setInferResponse(answer).build();
  }

  private static ModelStreamInferResponse error() {
    return ModelStreamInferResponse.newBuilder().setErrorMessage("out of memory").build();
  }

  private static void end(StreamObserver<ModelStreamInferResponse> answers) {
    answers.onNext(streamed(raw("Gr\u00fc\u00dfe")));
    answers.onNext(
        ModelStreamInferResponse.newBuilder()
            .setInferResponse(ModelInferResponse.newBuilder().setModelName("m-8b"))
            .build());
    answers.onCompleted();
  }

  /** Answers one call as a whole, a stream as told. */
  private final class Triton extends GRPCInferenceServiceImplBase {
    private final BiConsumer<ModelInferRequest, StreamObserver<ModelStreamInferResponse>> behaviour;

    Triton(BiConsumer<ModelInferRequest, StreamObserver<ModelStreamInferResponse>> behaviour) {
      this.behaviour = behaviour;
    }

    @Override
    public void modelInfer(ModelInferRequest question, StreamObserver<ModelInferResponse> answers) {
      asked.add(question);
      answers.onNext(contents("whole"));
      answers.onCompleted();
    }

    @Override
    public StreamObserver<ModelInferRequest> modelStreamInfer(
        StreamObserver<ModelStreamInferResponse> answers) {
      return new StreamObserver<>() {
        @Override
        public void onNext(ModelInferRequest question) {
          asked.add(question);
          behaviour.accept(question, answers);
        }

        @Override
        public void onError(Throwable cause) {
          // the client has gone
        }

        @Override
        public void onCompleted() {
          // it sends one question
        }
      };
    }
  }

  /** Notes the keys that came. */
  private final class Keys implements ServerInterceptor {
    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      if (headers.containsKey(AUTHORIZATION)) {
        keys.add(headers.get(AUTHORIZATION));
      }
      return next.startCall(call, headers);
    }
  }
}
