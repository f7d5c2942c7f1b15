package dev.assay.compute.uptime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fixture is the protocol page's test vector, made by other software. */
class UptimeLogTest {

  @Test
  void readsTheVector() throws IOException, InvalidDocument {
    // When
    UptimeLog log = UptimeLog.read(vector());
    List<PlannedProbe> schedule = log.watch().schedule(log.nodes());
    // Then
    assertThat(log.holds()).isTrue();
    assertThat(log.watch().fault(schedule)).isNull();
    assertThat(schedule)
        .extracting(planned -> planned.node().id())
        .containsExactly("node-002", "node-001", "node-002");
    assertThat(schedule.getLast().nonce()).isEqualTo("Hkk1KTKslxJFwGqsTY_5VFyGV9_XFCKWqcNKzOqeINM");
    assertThat(IntStream.range(0, 3))
        .extracting(i -> ProbeOutcome.of(schedule.get(i), log.watch().probes().get(i)))
        .containsExactly(ProbeOutcome.UP, ProbeOutcome.UP, ProbeOutcome.DOWN);
  }

  @Test
  void noticesWhatWasChanged() throws IOException, InvalidDocument {
    // Given
    ObjectNode log = (ObjectNode) CanonicalJson.read(vector());
    log.put("at", "2026-10-02T00:06:00Z");
    // When, then
    assertThat(UptimeLog.read(CanonicalJson.write(log)).holds()).isFalse();
  }

  static Stream<Named<Consumer<ObjectNode>>> mistakes() {
    return Stream.of(
        Named.of("another schema", log -> log.put("schema", "assay.uptime-log/v2")),
        Named.of("an unknown field", log -> log.put("more", 1)),
        Named.of("no nodes", log -> log.putArray("nodes")),
        Named.of("a short seed", log -> watch(log).put("seed", "00")),
        Named.of("a seed that isn't hexadecimal", log -> watch(log).put("seed", "zz".repeat(32))),
        Named.of("no time", log -> watch(log).put("to", "2026-10-01T00:00:00Z")),
        Named.of(
            "parts of a millisecond", log -> watch(log).put("to", "2026-10-02T00:00:00.0001Z")),
        Named.of("years", log -> watch(log).put("to", "2036-10-02T00:00:00Z")),
        Named.of("an answer and a miss", log -> probe(log).put("miss", "SILENT")),
        Named.of("neither answer nor miss", log -> probe(log).remove("answer")),
        Named.of("a long answer", log -> probe(log).put("answer", "x".repeat(4097))),
        Named.of("an unknown miss", log -> probe(log).put("miss", "ASLEEP")),
        Named.of("a null for a probe", log -> probes(log).addNull()),
        Named.of("too many probes", UptimeLogTest::swell));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void refusesWhatItCannotRead(Consumer<ObjectNode> mistake) throws IOException, InvalidDocument {
    // Given
    ObjectNode log = (ObjectNode) CanonicalJson.read(vector());
    mistake.accept(log);
    byte[] bytes = CanonicalJson.write(log);
    // When, then
    assertThatThrownBy(() -> UptimeLog.read(bytes)).isInstanceOf(InvalidDocument.class);
  }

  private static void swell(ObjectNode log) {
    ObjectNode one = probe(log).deepCopy();
    IntStream.range(0, UptimeWatch.MOST).forEach(i -> probes(log).add(one));
  }

  private static ObjectNode watch(ObjectNode log) {
    return (ObjectNode) log.required("watch");
  }

  private static ArrayNode probes(ObjectNode log) {
    return (ArrayNode) watch(log).required("probes");
  }

  private static ObjectNode probe(ObjectNode log) {
    return (ObjectNode) probes(log).get(0);
  }

  private static byte[] vector() throws IOException {
    try (InputStream in =
        UptimeLogTest.class.getResourceAsStream("/uptime/valid-uptime-log.json")) {
      return in.readAllBytes();
    }
  }
}
