package dev.assay.inference.exchanges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.testing.Answers;
import dev.assay.verification.finding.Reason;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesTroubleTest {
  private static final PlannedExchange ASKED = PlannedExchange.streamed("group", "prompt", 1);
  private static final Exchanged GOOD = Answers.text("a").to(0, ASKED);

  static Stream<Arguments> troubles() {
    return Stream.of(
        arguments(List.of(GOOD), null, null),
        arguments(List.of(GOOD, silent(AnswerOutcome.TIMED_OUT)), null, null),
        arguments(List.of(GOOD, silent(AnswerOutcome.BUDGET_SPENT)), null, Reason.BUDGET_SPENT),
        arguments(List.of(silent(AnswerOutcome.TIMED_OUT)), null, Reason.TIMED_OUT),
        arguments(
            List.of(silent(AnswerOutcome.TIMED_OUT), silent(AnswerOutcome.CONNECTION_FAILED)),
            null,
            Reason.SOURCE_UNREACHABLE),
        arguments(List.of(refused(401)), null, Reason.SECRET_MISSING),
        arguments(List.of(refused(401)), "a.example", Reason.SOURCE_ERROR),
        arguments(List.of(refused(404), refused(400)), null, Reason.SOURCE_ERROR),
        arguments(List.of(refused(429)), null, null),
        arguments(List.of(refused(500)), null, null),
        arguments(List.of(refused(400), GOOD), null, null));
  }

  @ParameterizedTest
  @MethodSource
  void troubles(List<Exchanged> exchanges, @Nullable String secret, @Nullable Reason reason) {
    // Given
    Party party =
        new Party("chat", ApiShape.CHAT, URI.create("https://a.example/"), "model", secret);
    // When
    SeriesTrouble trouble = SeriesTrouble.exceptFailures(party, exchanges);
    // Then
    assertThat(trouble == null ? null : trouble.reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500})
  void givenFailuresAlone_whenTheyWereToBeMeasured_thenThatIsTheTrouble(int status) {
    // Given
    Party party = new Party("chat", ApiShape.CHAT, URI.create("https://a.example/"), "m", null);
    // When
    SeriesTrouble trouble = SeriesTrouble.of(party, List.of(refused(status)));
    // Then
    assertThat(trouble.reason()).isEqualTo(Reason.SOURCE_ERROR);
    assertThat(SeriesTrouble.of(party, List.of(refused(status), GOOD))).isNull();
  }

  private static Exchanged silent(AnswerOutcome outcome) {
    return Answers.silent(0, ASKED, outcome);
  }

  private static Exchanged refused(int status) {
    return Answers.refused(status, "").to(0, ASKED);
  }
}
