package dev.assay.inference.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.inference.exchanges.ApiShape;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.verification.document.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeptAnswerTest {
  private static final Peer NOBODY = new Peer(Map.of(), null, null);
  private static final String END =
      "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";

  private final Redactor redactor = new Redactor(List.of("sk-0123456789"));

  @Test
  void givenMorePartsThanAreKept_whenRead_thenItIsTooLarge() {
    // Given
    AnswerReader reader = reader(new Room(1 << 30));
    // When
    for (int i = 0; i < 16_384; i++) {
      take(reader, part("x"), i);
    }
    // Then
    assertThat(reader.ended()).isEqualTo(AnswerOutcome.TOO_LARGE);
    assertThat(reader.heard(nanos -> nanos, NOBODY).pieces()).hasSize(16_384);
  }

  @Test
  void givenSignatures_whenRead_thenTheLastOneIsKeptWithoutKeysAndCut() {
    // Given
    AnswerReader reader = reader(new Room(1 << 30));
    String event =
        "data: {\"choices\":[],\"node_signature\":{\"key\":\"%s\",\"signature\":\"%s\"}}\n\n";
    // When
    take(reader, part("x") + event.formatted("k", "s"), 1);
    take(reader, event.formatted("sk-0123456789", "x".repeat(500)) + END, 2);
    // Then
    Heard heard = reader.heard(nanos -> nanos, NOBODY);
    assertThat(heard.signature())
        .isEqualTo(new Heard.NodeSignature(Redactor.MARK, "x".repeat(100)));
    assertThat(heard.pieces()).hasSize(1);
  }

  @Test
  void givenALongText_whenKept_thenItIsCutWithoutHalfAKey() {
    // Given a key across the cut
    AnswerReader reader = reader(new Room(1 << 30));
    String half = "x".repeat(Heard.LONGEST_TEXT / 2);
    take(reader, part(half), 1);
    take(reader, part(half.substring(5)), 2);
    take(reader, part("sk-0123456789"), 3);
    take(reader, part(half), 4);
    take(reader, END, 5);
    // When
    Heard heard = reader.heard(nanos -> nanos, NOBODY);
    // Then
    assertThat(reader.ended()).isEqualTo(AnswerOutcome.OK);
    assertThat(heard.text()).hasSize(Heard.LONGEST_TEXT).endsWith("x[reda");
    assertThat(heard.pieces().getLast().characters()).isEqualTo(half.length());
  }

  @Test
  void givenAnswersThatFillTheRoom_whenRead_thenTheNextIsEndedByUs() {
    // Given
    Room room = new Room(2000);
    AnswerReader first = reader(room);
    take(first, part("x".repeat(1500)) + END, 1);
    // When
    AnswerReader second = reader(room);
    take(second, part("x".repeat(1500)) + END, 1);
    // Then
    assertThat(first.ended()).isEqualTo(AnswerOutcome.OK);
    assertThat(second.ended()).isEqualTo(AnswerOutcome.CANCELLED);
  }

  @Test
  void givenAnswersThatFillTheRoom_whenOneIsWritten_thenTheNextHasItsRoom() {
    // Given
    Room room = new Room(2000);
    KeptAnswer kept = new KeptAnswer(redactor, room);
    AnswerReader first = new AnswerReader(ApiShape.CHAT, kept, redactor, new Room(1 << 30));
    first.head(200, "text/event-stream", 0);
    take(first, part("x".repeat(1500)) + END, 1);
    // When
    kept.release();
    AnswerReader second = reader(room);
    take(second, part("x".repeat(1500)) + END, 1);
    // Then
    assertThat(first.ended()).isEqualTo(AnswerOutcome.OK);
    assertThat(second.ended()).isEqualTo(AnswerOutcome.OK);
  }

  @Test
  void givenUnreadBytesThatFillTheRoom_whenRead_thenItIsEndedByUsAndTheRoomIsFreeAgain() {
    // Given
    Room unread = new Room(1000);
    KeptAnswer kept = new KeptAnswer(redactor, new Room(1 << 30));
    AnswerReader hoarding = new AnswerReader(ApiShape.CHAT, kept, redactor, unread);
    hoarding.head(200, "text/event-stream", 0);
    // When
    take(hoarding, "data: " + "x".repeat(2000), 1);
    // Then
    assertThat(hoarding.ended()).isEqualTo(AnswerOutcome.CANCELLED);
    AnswerReader next = new AnswerReader(redactor, unread);
    next.head(200, "text/event-stream", 0);
    take(next, "data: ", 1);
    take(next, part("x").substring(6) + END, 1);
    assertThat(next.ended()).isEqualTo(AnswerOutcome.OK);
  }

  @Test
  void givenAnyBytes_whenRead_thenWhatIsKeptCanBeWritten() {
    // Given
    Random random = new Random(5);
    byte[] good =
        """
        data: {"model":"m","choices":[{"delta":{"content":"a\\ud83d","tool_calls":[{"index":1,\
        "function":{"name":"f","arguments":"{}"}}]},"logprobs":{"content":[{"token":"a","logprob":-1,\
        "top_logprobs":[{"token":"b","logprob":-2}]}]}}],"usage":{"completion_tokens":1}}

        """
            .getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 2000; round++) {
      byte[] bytes = good.clone();
      for (int flip = 0; flip < 1 + round % 6; flip++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      AnswerReader reader = reader(new Room(1 << 30));
      // When
      reader.take(bytes, 1);
      reader.ended();
      // Then
      assertThat(CanonicalJson.write(reader.heard(nanos -> nanos, NOBODY))).isNotEmpty();
    }
  }

  private AnswerReader reader(Room kept) {
    AnswerReader reader =
        new AnswerReader(
            ApiShape.CHAT, new KeptAnswer(redactor, kept), redactor, new Room(1 << 30));
    reader.head(200, "text/event-stream", 0);
    return reader;
  }

  private static void take(AnswerReader reader, String part, long nanos) {
    reader.take(part.getBytes(StandardCharsets.UTF_8), nanos);
  }

  private static String part(String content) {
    return "data: {\"choices\":[{\"delta\":{\"content\":\"" + content + "\"}}]}\n\n";
  }
}
