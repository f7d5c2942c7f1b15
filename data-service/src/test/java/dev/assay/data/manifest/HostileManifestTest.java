package dev.assay.data.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.assay.data.claims.ManifestFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes are, reading them ends soon and never throws. */
class HostileManifestTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String HEX = "ab12".repeat(16);

  static Stream<Arguments> documents() {
    return Stream.of(
        Arguments.of("deep nesting", "{\"@type\":\"sc:Dataset\",\"x\":" + "[".repeat(200_000)),
        Arguments.of("deep sets", "{\"distribution\":" + "{\"@set\":".repeat(5_000)),
        Arguments.of("a million empty objects", "[" + "{},".repeat(1_000_000) + "{}]"),
        Arguments.of(
            "a huge string", "{\"@type\":\"sc:Dataset\",\"name\":\"" + "x".repeat(6 << 20) + "\"}"),
        Arguments.of("a huge number", "{\"contentSize\":" + "9".repeat(100_000) + "}"),
        Arguments.of("more files than are read", files(120_000)),
        Arguments.of("globs without end", globs()),
        Arguments.of("containers in a circle", circle()),
        Arguments.of("no UTF-8", "\u00ff\u00fe{"),
        Arguments.of("nothing", ""),
        Arguments.of("null", "null"),
        Arguments.of("a number", "1"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void endsSoon(String why, String document) {
    for (ManifestFormat format : ManifestFormat.values()) {
      assertTimeoutPreemptively(
          SOON,
          () ->
              assertThat(
                      ManifestReader.read(
                          format,
                          document.getBytes(StandardCharsets.UTF_8),
                          ManifestReaderTest.ADDRESS))
                  .isNotNull());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CROISSANT, valid-croissant-1.0-archive.json",
    "CROISSANT, valid-croissant-1.1-long-names.json",
    "CROISSANT, valid-croissant-git-repository.json",
    "CROISSANT, valid-croissant-fileset-of-objects.json",
    "SHA256SUMS, valid-SHA256SUMS-plain",
    "SHA256SUMS, valid-SHA256SUMS-bsd",
    "SHA256SUMS, valid-SHA256SUMS-escaped",
    "PLAIN, valid-plain.json",
  })
  void everyMutationIsReadOrRefused(ManifestFormat format, String name) {
    byte[] valid = ManifestReaderTest.bytes(name);
    for (long seed = 0; seed < 2_000; seed++) {
      // Given
      byte[] mutated = mutated(valid, new Random(seed));

      // When
      ManifestReading reading = ManifestReader.read(format, mutated, ManifestReaderTest.ADDRESS);

      // Then
      if (reading instanceof ManifestReading.Read read) {
        assertThat(read.manifest().files())
            .as("seed %d", seed)
            .allMatch(f -> f.address() == null || f.address().getScheme().startsWith("http"));
      }
    }
  }

  /** Bytes flipped, removed, doubled or taken from elsewhere in the document. */
  private static byte[] mutated(byte[] valid, Random random) {
    byte[] bytes = valid.clone();
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(bytes.length);
      int length = Math.min(random.nextInt(40), bytes.length - at);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> System.arraycopy(valid, 0, bytes, at, Math.min(length, valid.length));
        case 2 ->
            bytes[at] = "{}[]\",:\\.%/@".getBytes(StandardCharsets.US_ASCII)[random.nextInt(12)];
        default -> {
          byte[] shorter = new byte[bytes.length - length];
          System.arraycopy(bytes, 0, shorter, 0, at);
          System.arraycopy(bytes, at + length, shorter, at, shorter.length - at);
          bytes = shorter.length == 0 ? bytes : shorter;
        }
      }
    }
    return bytes;
  }

  private static String files(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"path\":\"" + i + "\"}")
        .collect(Collectors.joining(",", "{\"files\":[", "]}"));
  }

  private static String globs() {
    String object =
        "{\"@type\":\"cr:FileObject\",\"@id\":\"%d\",\"contentUrl\":\"" + "a".repeat(150) + "\"}";
    String set =
        "{\"@type\":\"cr:FileSet\",\"@id\":\"s%d\",\"includes\":[\"" + "*a".repeat(200) + "b\"]}";
    String field = "{\"source\":{\"fileSet\":{\"@id\":\"s%d\"}}}";
    return "{\"@type\":\"sc:Dataset\",\"distribution\":["
        + repeated(object, 10_000)
        + ","
        + repeated(set, 5_000)
        + "],\"recordSet\":[{\"field\":["
        + repeated(field, 5_000)
        + "]}]}";
  }

  private static String circle() {
    String in = "{\"@id\":\"%s\",\"sha256\":\"" + HEX + "\",\"containedIn\":{\"@id\":\"%s\"}}";
    return "{\"@type\":\"sc:Dataset\",\"distribution\":["
        + in.formatted("a", "b")
        + ","
        + in.formatted("b", "a")
        + "],\"recordSet\":[{\"field\":[{\"source\":{\"fileObject\":{\"@id\":\"a\"}}}]}]}";
  }

  private static String repeated(String format, int count) {
    return IntStream.range(0, count).mapToObj(format::formatted).collect(Collectors.joining(","));
  }
}
