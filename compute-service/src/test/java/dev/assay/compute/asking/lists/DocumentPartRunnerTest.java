package dev.assay.compute.asking.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compute.testing.NodeServers;
import dev.assay.compute.testing.ScriptedHttp;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.layer.probe.ProbeHttp;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.Register;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.DocumentPart;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentPartRunnerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PART = DocumentPart.BYTES;

  private final NodeServers servers = new NodeServers();
  private final ScriptedHttp http = new ScriptedHttp("127.42.0.0/16");
  private final AtomicInteger requests = new AtomicInteger();
  private byte[] body = new byte[3 * PART + 17];
  private URI address;

  @BeforeEach
  void serve() throws IOException {
    new Random(7).nextBytes(body);
    String base =
        servers.serve(
            "127.42.0.1",
            exchange -> {
              requests.incrementAndGet();
              NodeServers.say(exchange, 200, body);
            });
    address = URI.create(base + "/nodes");
  }

  @AfterEach
  void stop() {
    http.close();
    servers.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, PART - 1, PART, PART + 1, 2 * PART, 3 * PART + 17})
  void bringsAllPartsByOneRequest(int length) {
    // Given
    body = Arrays.copyOf(body, length);
    Run run = new Run(settings(Long.MAX_VALUE));
    // When
    int parts = 0;
    byte[] got = new byte[0];
    for (boolean more = true; more; parts++) {
      RawAnswer answer = run.part(got.length, body);
      got = joined(got, answer.body());
      more = Boolean.parseBoolean(answer.attributes().get(DocumentPart.MORE));
    }
    // Then
    assertThat(got).isEqualTo(body);
    assertThat(parts).isEqualTo(Math.max(1, Math.ceilDiv(length, PART)));
    assertThat(requests).hasValue(1);
  }

  @Test
  void goesOnWhereADeadRunEnded() {
    // Given a run that begins with the third part
    Run run = new Run(settings(Long.MAX_VALUE));
    // When
    RawAnswer answer = run.part(2 * PART, body);
    // Then
    assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(body, 2 * PART, 3 * PART));
  }

  @Test
  void putsNoPartsOfTwoDocumentsTogether() {
    // Given a document that changed since its first part was recorded
    byte[] before = body.clone();
    before[5]++;
    Run run = new Run(settings(Long.MAX_VALUE));
    // When, then
    assertThat(run.part(PART, before).reason()).isEqualTo(Reason.CHANGED);
  }

  @Test
  void takesNoShorterDocumentForTheSame() {
    // Given
    byte[] before = body;
    body = Arrays.copyOf(body, PART / 2);
    Run run = new Run(settings(Long.MAX_VALUE));
    // When, then
    assertThat(run.part(PART, before).reason()).isEqualTo(Reason.CHANGED);
  }

  @Test
  void takesNoMoreThanTheOperatorAllows() {
    // Given
    Run run = new Run(settings(2L * PART));
    // When, then
    assertThat(run.part(0, body).reason()).isNull();
    assertThat(run.part(PART, body).reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void namesAnErrorAndAnAddressWhereNobodyAnswers() throws IOException {
    // Given
    Run run = new Run(settings(Long.MAX_VALUE));
    String error = servers.serve("127.42.0.2", NodeServers.saying(500, "sorry"));
    // When, then
    address = URI.create(error);
    RawAnswer said = run.part(0, body);
    assertThat(said.reason()).isEqualTo(Reason.SOURCE_ERROR);
    assertThat(said.body()).asString().isEqualTo("sorry");
    address = URI.create("http://127.42.0.3:4281/");
    assertThat(run.part(0, body).reason()).isEqualTo(Reason.SOURCE_UNREACHABLE);
    address = URI.create("http://10.0.0.1/");
    assertThat(run.part(0, body).reason()).isEqualTo(Reason.ADDRESS_REFUSED);
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static ListFetching settings(long mostBytes) {
    return new ListFetching() {
      @Override
      public long mostBytes() {
        return mostBytes;
      }

      @Override
      public Duration mostTime() {
        return PATIENCE;
      }

      @Override
      public Duration mostPause() {
        return PATIENCE;
      }
    };
  }

  /** A run of a verification: what its runners share lasts as long as it. */
  private final class Run implements ProbeContext {
    private final DocumentPartRunner runner;
    private final Map<Class<?>, Object> shared = new HashMap<>();

    Run(ListFetching settings) {
      runner = new DocumentPartRunner(settings);
    }

    /** The part that begins there, of a document that began like this. */
    RawAnswer part(int from, byte[] whole) {
      Digest before = Digest.of(Arrays.copyOf(whole, from));
      return runner.run(new DocumentPart(address, from, before, ""), this).await().atMost(PATIENCE);
    }

    @Override
    public <T> T shared(Class<T> type, Supplier<T> first) {
      return type.cast(shared.computeIfAbsent(type, unused -> first.get()));
    }

    @Override
    public ProbeHttp http() {
      return http;
    }

    @Override
    public Clock clock() {
      return Clock.systemUTC();
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
    public @Nullable String secret(String name) {
      return null;
    }

    @Override
    public void progress(String step, long done, long total) {}
  }
}
