package dev.assay.inference.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventStreamDecoderTest {
  private static final String MIXED =
      "\uFEFFdata: eins\n\n: keep-alive\r\n\r\nevent: x\rdata:zwei\r\rdata: drei\r\ndata:  vier\r\n\r\n"
          + "id: 7\n\ndata\n\ndata: ü€😀\n\n";
  private static final List<String> EVENTS = List.of("eins", "zwei", "drei\n vier", "", "ü€😀");

  static Stream<Arguments> streams() {
    return Stream.of(
        Arguments.of("one event", "data: a\n\n", List.of("a")),
        Arguments.of("no space", "data:a\n\n", List.of("a")),
        Arguments.of("carriage returns", "data: a\r\rdata: b\r\r", List.of("a", "b")),
        Arguments.of("both", "data: a\r\n\r\ndata: b\r\n\r\n", List.of("a", "b")),
        Arguments.of("several lines", "data: a\ndata: b\n\n", List.of("a\nb")),
        Arguments.of("only comments", ": a\n\n: b\n\n", List.of()),
        Arguments.of("other fields", "event: data\nretry: 1\ndatax: 2\n\n", List.of()),
        Arguments.of("empty lines", "\n\n\n\n", List.of()),
        Arguments.of("no empty line at the end", "data: a\n", List.of("a")),
        Arguments.of("no end of line at the end", "data: a\n\ndata: b", List.of("a")),
        Arguments.of("nothing", "", List.of()),
        Arguments.of("a page", "<html>\n<p>data: x</p>\n\n", List.of()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void streams(String why, String stream, List<String> events) throws Exception {
    assertThat(decoded(List.of(stream.getBytes(StandardCharsets.UTF_8)))).isEqualTo(events);
  }

  @Test
  void readsTheSameHoweverTheBytesAreCut() throws Exception {
    // Given
    byte[] bytes = MIXED.getBytes(StandardCharsets.UTF_8);
    Random random = new Random(42);
    for (int round = 0; round < 500; round++) {
      // When
      List<byte[]> parts = new ArrayList<>();
      for (int from = 0; from < bytes.length; ) {
        int to = Math.min(bytes.length, from + 1 + random.nextInt(1 + round % 20));
        parts.add(Arrays.copyOfRange(bytes, from, to));
        from = to;
      }
      // Then
      assertThat(decoded(parts)).isEqualTo(EVENTS);
    }
  }

  @Test
  void replacesBrokenCharacters() throws Exception {
    // Given
    byte[] broken = {'d', 'a', 't', 'a', ':', (byte) 0xff, (byte) 0xc3, '\n', '\n'};
    // When, then
    assertThat(decoded(List.of(broken))).containsExactly("\uFFFD\uFFFD");
  }

  @Test
  void endsWhateverTheBytesAre() throws Exception {
    // Given
    Random random = new Random(7);
    byte[] alphabet = "data: \r\n{}[]:x\u00ff".getBytes(StandardCharsets.ISO_8859_1);
    for (int round = 0; round < 2000; round++) {
      byte[] noise = new byte[random.nextInt(300)];
      for (int i = 0; i < noise.length; i++) {
        noise[i] = alphabet[random.nextInt(alphabet.length)];
      }
      // When, then
      assertThat(decoded(List.of(noise))).allMatch(event -> event.length() <= noise.length);
    }
  }

  @Test
  void refusesALineWithoutEnd() {
    // Given
    EventStreamDecoder decoder = new EventStreamDecoder();
    byte[] part = "x".repeat(1024).getBytes(StandardCharsets.UTF_8);
    // When, then
    assertThatThrownBy(
            () -> {
              for (int i = 0; i <= EventStreamDecoder.LONGEST_EVENT / part.length; i++) {
                decoder.take(part, event -> {});
              }
            })
        .isInstanceOf(EventStreamDecoder.TooLong.class);
  }

  @Test
  void refusesAnEventWithoutEnd() {
    // Given
    EventStreamDecoder decoder = new EventStreamDecoder();
    byte[] line = ("data: " + "x".repeat(1024) + "\n").getBytes(StandardCharsets.UTF_8);
    // When, then
    assertThatThrownBy(
            () -> {
              for (int i = 0; i <= EventStreamDecoder.LONGEST_EVENT / 1024; i++) {
                decoder.take(line, event -> {});
              }
            })
        .isInstanceOf(EventStreamDecoder.TooLong.class);
  }

  private static List<String> decoded(List<byte[]> parts) throws EventStreamDecoder.TooLong {
    EventStreamDecoder decoder = new EventStreamDecoder();
    List<String> events = new ArrayList<>();
    for (byte[] part : parts) {
      decoder.take(part, events::add);
    }
    decoder.end(events::add);
    return events;
  }
}
