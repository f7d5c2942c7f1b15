package dev.assay.data.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.testing.FileServer;
import dev.assay.layer.egress.AddressRange;
import dev.assay.layer.egress.ChunkSink;
import dev.assay.layer.egress.EgressPolicy;
import dev.assay.layer.egress.GuardedHttp;
import dev.assay.layer.egress.HttpExchange;
import dev.assay.layer.egress.HttpRequest;
import dev.assay.layer.egress.PortRange;
import dev.assay.layer.egress.StreamEnd;
import dev.assay.layer.egress.SystemResolver;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.layer.probe.ProbeHttp;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Register;
import dev.assay.verification.finding.Reason;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FileDigestsRunnerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final Vertx VERTX = Vertx.vertx();

  private final FileServer server = new FileServer(VERTX);
  private final SystemResolver resolver = new SystemResolver(VERTX);
  private final GuardedHttp http =
      new GuardedHttp(
          VERTX,
          EgressPolicy.standard()
              .withAllowedRanges(List.of(AddressRange.of("127.0.0.0/8")))
              .withAllowedPorts(List.of(PortRange.of("1024-65535"))),
          resolver,
          Clock.systemUTC(),
          GuardedHttp.userAgent("test"));
  private final Context context = new Context();
  private final FileDigestsRunner runner = new FileDigestsRunner();

  @AfterEach
  void close() {
    http.close();
    resolver.close();
    server.close();
  }

  @AfterAll
  static void stop() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void aFileOfManyMegabytesIsDigestedWhole() throws InvalidDocument {
    // Given
    byte[] content = content(5_000_001);
    URI address = server.serve("/large.bin", content, "application/x-made-up");

    // When
    RawAnswer answer = ask(FileDigests.of(address, 10_000_000, DigestAlgorithm.SHA512));

    // Then
    FileTranscript transcript = transcript(answer);
    assertThat(answer.reason()).isNull();
    assertThat(answer.evidenceClass()).isEqualTo(EvidenceClass.MEASURED);
    assertThat(answer.source()).isEqualTo(address.getAuthority());
    assertThat(answer.at()).isEqualTo(NOW);
    assertThat(answer.attributes()).containsEntry("status", "200");
    assertThat(transcript.length()).isEqualTo(content.length);
    assertThat(transcript.digest(DigestAlgorithm.SHA256)).isEqualTo(Digest.of(content).hex());
    assertThat(transcript.digest(DigestAlgorithm.SHA512)).hasSize(128);
    assertThat(transcript.digest(DigestAlgorithm.MD5)).isNull();
    assertThat(transcript.mediaType()).isEqualTo("application/x-made-up");
    assertThat(transcript.chunks()).hasSize(5);
    assertThat(context.progress.get()).isGreaterThan(4_000_000);
  }

  @Test
  void anEmptyFileIsAFile() throws InvalidDocument {
    // Given
    URI address = server.serve("/empty", new byte[0], "text/csv");

    // When
    FileTranscript transcript = transcript(ask(sha256(address, 10)));

    // Then
    assertThat(transcript.length()).isZero();
    assertThat(transcript.digest(DigestAlgorithm.SHA256)).isEqualTo(Digest.of(new byte[0]).hex());
  }

  @Test
  void oneByteTooManyIsTooLarge() {
    // Given
    URI address = server.serve("/file", content(1_001), "text/csv");

    // Then
    assertThat(ask(sha256(address, 1_000)).reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(ask(sha256(address, 1_001)).reason()).isNull();
  }

  @Test
  void anErrorStatusHasNoDigest() {
    // When
    RawAnswer answer = ask(sha256(server.address("/missing"), 1_000));

    // Then
    assertThat(answer.reason()).isEqualTo(Reason.SOURCE_ERROR);
    assertThat(answer.explanation()).contains("status 404");
    assertThat(answer.body()).isNull();
  }

  @Test
  void anAddressThatTheGuardRefusesIsAnAnswer() {
    // When
    RawAnswer answer = ask(sha256(URI.create("http://169.254.169.254/latest"), 1_000));

    // Then
    assertThat(answer.reason()).isEqualTo(Reason.ADDRESS_REFUSED);
  }

  @Test
  void aBrokenConnectionGoesOnUnderAStrongEtag() throws InvalidDocument {
    // Given
    byte[] content = content(1_000_000);
    URI address = server.serve("/file", request -> partly(request, content, "\"v1\""));

    // When
    FileTranscript transcript = transcript(ask(sha256(address, 2_000_000)));

    // Then
    assertThat(transcript.digest(DigestAlgorithm.SHA256)).isEqualTo(Digest.of(content).hex());
    assertThat(transcript.length()).isEqualTo(content.length);
    assertThat(server.asked()).hasSize(2).element(1).asString().startsWith("/file bytes=");
  }

  @Test
  void aBrokenConnectionStartsAgainWithoutOne() throws InvalidDocument {
    // Given
    byte[] content = content(1_000_000);
    AtomicLong requests = new AtomicLong();
    URI address =
        server.serve(
            "/file",
            request -> {
              if (requests.incrementAndGet() == 1) {
                cut(request.response(), content, "W/\"v1\"");
              } else {
                request.response().end(Buffer.buffer(content));
              }
            });

    // When
    FileTranscript transcript = transcript(ask(sha256(address, 2_000_000)));

    // Then
    assertThat(transcript.digest(DigestAlgorithm.SHA256)).isEqualTo(Digest.of(content).hex());
    assertThat(server.asked()).containsExactly("/file", "/file");
  }

  @Test
  void aConnectionThatBreaksEachTimeIsNoAnswer() {
    // Given
    byte[] content = content(1_000_000);
    URI address = server.serve("/file", request -> cut(request.response(), content, null));

    // When
    RawAnswer answer = ask(sha256(address, 2_000_000));

    // Then
    assertThat(answer.reason()).isEqualTo(Reason.SOURCE_UNREACHABLE);
    assertThat(server.asked()).hasSize(3);
  }

  @Test
  void aPartThatNobodyAskedForIsNoFile() {
    // Given
    URI address =
        server.serve(
            "/file",
            request ->
                request
                    .response()
                    .setStatusCode(206)
                    .putHeader("content-range", "bytes 5-9/10")
                    .end("56789"));

    // When
    RawAnswer answer = ask(sha256(address, 100));

    // Then
    assertThat(answer.reason()).isEqualTo(Reason.SOURCE_ERROR);
  }

  /** Breaks off after a third, and serves the rest when it is asked for. */
  private static void partly(HttpServerRequest request, byte[] content, String etag) {
    String range = request.getHeader("range");
    if (range == null) {
      cut(request.response(), content, etag);
      return;
    }
    int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
    assertThat(request.getHeader("if-range")).isEqualTo(etag);
    request
        .response()
        .setStatusCode(206)
        .putHeader(
            "content-range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length)
        .end(Buffer.buffer(Arrays.copyOfRange(content, from, content.length)));
  }

  private static void cut(HttpServerResponse response, byte[] content, String etag) {
    response.putHeader("content-length", Integer.toString(content.length));
    if (etag != null) {
      response.putHeader("etag", etag);
    }
    response
        .write(Buffer.buffer(Arrays.copyOf(content, content.length / 3)))
        .onComplete(written -> response.reset());
  }

  private RawAnswer ask(FileDigests question) {
    return runner.run(question, context).await().atMost(PATIENCE);
  }

  private static FileDigests sha256(URI address, long maxBytes) {
    return FileDigests.of(address, maxBytes, DigestAlgorithm.SHA256);
  }

  private static FileTranscript transcript(RawAnswer answer) throws InvalidDocument {
    assertThat(answer.body()).as(answer.explanation()).isNotNull();
    return CanonicalJson.read(answer.body(), FileTranscript.class);
  }

  private static byte[] content(int length) {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    return content;
  }

  /** The guarded client without a budget. */
  private final class Context implements ProbeContext {
    private final AtomicLong progress = new AtomicLong();

    @Override
    public ProbeHttp http() {
      return new ProbeHttp() {
        @Override
        public Uni<HttpExchange> exchange(HttpRequest request) {
          return http.exchange(request);
        }

        @Override
        public Uni<StreamEnd> stream(HttpRequest request, ChunkSink sink) {
          return http.stream(request, sink);
        }
      };
    }

    @Override
    public Clock clock() {
      return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Override
    public Register register() {
      return Register.empty();
    }

    @Override
    public Duration remaining() {
      return PATIENCE;
    }

    @Override
    public String secret(String name) {
      return null;
    }

    @Override
    public void progress(String step, long done, long total) {
      progress.set(done);
    }
  }
}
