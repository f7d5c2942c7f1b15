package dev.assay.inference.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.Pacing;
import dev.assay.inference.load.spill.SpillFolder;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.testing.ChatServer;
import dev.assay.inference.testing.LoopbackContext;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.finding.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads whose evidence goes over a disk. */
class SpilledLoadTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final LoopbackContext context = new LoopbackContext();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void givenALoad_whenItEnds_thenItsEvidenceIsCanonicalAndItsFileIsGone() throws Exception {
    // Given
    try (ChatServer server = new ChatServer(ChatServer::stream)) {
      ExchangeSeries series = series(server, 40);
      // When
      RawAnswer answer = run(series, new SpillFolder(folder, 1 << 20, 1 << 20));
      // Then
      var transcript = series.decode(null, answer.body());
      assertThat(ExchangeSeriesRunnerTest.outcomes(transcript))
          .hasSize(40)
          .containsOnly(AnswerOutcome.OK);
      assertThat(answer.body()).isEqualTo(CanonicalJson.write(transcript));
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void givenMoreEvidenceThanALoadMayHave_whenAsked_thenItIsSaidAndTheRestIsNotSent() {
    // Given
    try (ChatServer server = new ChatServer(ChatServer::stream)) {
      // When
      RawAnswer answer = run(series(server, 2000), new SpillFolder(folder, 2000, 1 << 20));
      // Then
      assertThat(answer.reason()).isEqualTo(Reason.TOO_LARGE);
      assertThat(answer.explanation()).contains("2000 bytes");
      assertThat(answer.body()).isNull();
      assertThat(server.bodies).hasSizeLessThan(2000);
    }
  }

  @Test
  void givenNoFolderToWriteTo_whenAsked_thenNothingIsSent() throws Exception {
    // Given a file where the folder should be
    Path file = Files.createFile(folder.resolve("no-folder"));
    try (ChatServer server = new ChatServer(ChatServer::stream)) {
      // When
      RawAnswer answer = run(series(server, 3), new SpillFolder(file, 1 << 20, 1 << 20));
      // Then
      assertThat(answer.reason()).isEqualTo(Reason.EVIDENCE_LOST);
      assertThat(answer.explanation()).contains("Nothing was sent");
      assertThat(server.bodies).isEmpty();
    }
  }

  private static ExchangeSeries series(ChatServer server, int count) {
    return ExchangeSeriesRunnerTest.series(
        server.url(), Pacing.atOnce(8), ExchangeSeriesRunnerTest.many(count, 0));
  }

  private RawAnswer run(ExchangeSeries series, SpillFolder spills) {
    return new ExchangeSeriesRunner(
            new Prober(
                context.vertx, spills, 64, Probing.rich(), null, "assay/test", Vantage.UNSAID))
        .run(series, context)
        .await()
        .atMost(PATIENCE);
  }
}
