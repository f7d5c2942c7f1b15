package dev.assay.inference.spill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.requests.TimedAnswer;
import dev.assay.inference.requests.TimedTranscript;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.finding.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpilledResultsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PLENTY = 1 << 24;

  @TempDir private Path folder;

  @Test
  void givenResultsInAnyOrderFromManyThreads_whenSealed_thenTheDocumentIsTheOneOfMemory()
      throws Exception {
    // Given
    List<TimedAnswer> answers = answers(3000);
    Set<Integer> written = ConcurrentHashMap.newKeySet();
    try (Spill spill = new SpillFolder(folder, PLENTY, PLENTY).open()) {
      SpilledResults<TimedAnswer> results =
          new SpilledResults<>(spill, answers.size(), written::add);
      // When
      shuffled(answers).parallelStream().forEach(answer -> results.take(answer.index(), answer));
      List<Spill.Part> parts = results.inOrder();
      SpilledDocument document =
          SpilledDocument.of(TimedTranscript.of(List.of(), 0).from("eu-central"))
              .with("warmUps", parts.subList(0, 50))
              .with("answers", parts.subList(50, parts.size()));
      // Then
      byte[] whole = CanonicalJson.write(TimedTranscript.of(answers, 50).from("eu-central"));
      assertThat(document.read(spill)).isEqualTo(whole);
      assertThat(document.length()).isEqualTo(whole.length);
      assertThat(written).hasSize(answers.size());
    }
  }

  @Test
  void givenRequestsThatWereNeverSent_whenSealed_thenTheFirstOnesAreThere() throws Exception {
    // Given
    List<TimedAnswer> answers = answers(4);
    try (Spill spill = new SpillFolder(folder, PLENTY, PLENTY).open()) {
      SpilledResults<TimedAnswer> results = new SpilledResults<>(spill, 6, index -> {});
      // When
      answers.forEach(answer -> results.take(answer.index(), answer));
      // Then
      assertThat(results.inOrder()).hasSize(4);
      assertThat(results.has(3)).isTrue();
      assertThat(results.has(4)).isFalse();
    }
  }

  @Test
  void givenMoreEvidenceThanALoadMayHave_whenTaken_thenTheLossIsToldAndNothingIsSealed()
      throws Exception {
    // Given
    List<TimedAnswer> answers = answers(100);
    try (Spill spill = new SpillFolder(folder, 1000, PLENTY).open()) {
      SpilledResults<TimedAnswer> results = new SpilledResults<>(spill, 100, index -> {});
      // When
      answers.forEach(answer -> results.take(answer.index(), answer));
      // Then
      assertThatThrownBy(() -> results.lost().subscribeAsCompletionStage().get())
          .cause()
          .isInstanceOfSatisfying(
              EvidenceLost.class, lost -> assertThat(lost.reason()).isEqualTo(Reason.TOO_LARGE));
      assertThatThrownBy(results::inOrder).isInstanceOf(EvidenceLost.class);
    }
  }

  @Test
  void givenADiskThatFailsInBetween_whenTaken_thenTheLossIsTold() throws Exception {
    // Given
    Spill spill = new SpillFolder(folder, PLENTY, PLENTY).open();
    SpilledResults<TimedAnswer> results = new SpilledResults<>(spill, 2, index -> {});
    results.take(0, answers(1).getFirst());
    spill.close();
    // When
    results.take(1, answers(2).getLast());
    // Then
    assertThatThrownBy(() -> results.<Void>lost().await().atMost(PATIENCE))
        .hasStackTraceContaining(EvidenceLost.class.getName());
  }

  private static List<TimedAnswer> shuffled(List<TimedAnswer> answers) {
    List<TimedAnswer> mixed = new java.util.ArrayList<>(answers);
    Collections.shuffle(mixed, new java.util.Random(3));
    return mixed;
  }

  private static List<TimedAnswer> answers(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> new TimedAnswer(i, i * 10L, i * 10L + 3, null, AnswerOutcome.TIMED_OUT, null))
        .toList();
  }
}
