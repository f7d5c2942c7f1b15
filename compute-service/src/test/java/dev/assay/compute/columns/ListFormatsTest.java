package dev.assay.compute.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.compute.claims.NodeListFormat;
import dev.assay.compute.nodelist.ListedNode;
import dev.assay.compute.nodelist.NodeList;
import dev.assay.compute.nodelist.NodeListReader;
import dev.assay.compute.nodelist.NodeProtocol;
import dev.assay.verification.probe.UnreadableAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListFormatsTest {

  @ParameterizedTest
  @CsvSource({
    "valid-akash-null-statistics.json, AKASH_PROVIDERS, 2, 0",
    "valid-akash-numbers-as-strings.json, AKASH_PROVIDERS, 2, 0",
    "valid-akash-some-entries-malformed.json, AKASH_PROVIDERS, 1, 8",
    "valid-akash-empty.json, AKASH_PROVIDERS, 0, 0",
    "valid-assay-nodes.json, ASSAY_NODES, 3, 0",
    "valid-assay-some-entries-malformed.json, ASSAY_NODES, 1, 4"
  })
  void readsLists(String fixture, NodeListFormat format, int nodes, int malformed)
      throws UnreadableAnswer {
    // When
    NodeList list = Whole.read(fixture(fixture), format);
    // Then
    assertThat(list.nodes()).hasSize(nodes);
    assertThat(list.malformed()).isEqualTo(malformed);
    assertThat(list.examples()).hasSize(malformed);
  }

  @ParameterizedTest
  @CsvSource({
    "invalid-akash-html-error-page.html, AKASH_PROVIDERS, no readable JSON",
    "invalid-akash-error-object.json, AKASH_PROVIDERS, no array",
    "invalid-akash-breaks-off.json, AKASH_PROVIDERS, no readable JSON",
    "invalid-akash-something-follows.json, AKASH_PROVIDERS, follows the end",
    "invalid-akash-too-deep.json, AKASH_PROVIDERS, no readable JSON",
    "invalid-assay-another-schema.json, ASSAY_NODES, schema",
    "invalid-assay-nodes-no-array.json, ASSAY_NODES, no array",
    "invalid-assay-no-nodes.json, ASSAY_NODES, one 'nodes'",
    "valid-akash-empty.json, ASSAY_NODES, object",
    "valid-assay-nodes.json, AKASH_PROVIDERS, no array"
  })
  void refusesWhatIsNoList(String fixture, NodeListFormat format, String said) {
    // Given
    byte[] body = fixture(fixture);
    // When, then
    assertThatThrownBy(() -> Whole.read(body, format))
        .isInstanceOf(UnreadableAnswer.class)
        .hasMessageContaining(said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", "[", "{", "\u0000", "[1e999999999]"})
  void refusesFragments(String body) {
    for (NodeListFormat format : NodeListFormat.values()) {
      assertThat(outcome(body.getBytes(StandardCharsets.UTF_8), format)).isNotEqualTo("threw");
    }
  }

  @Test
  void namesWhatIsWrongWithAnEntry() throws UnreadableAnswer {
    // When
    NodeList list =
        Whole.read(
            fixture("valid-akash-some-entries-malformed.json"), NodeListFormat.AKASH_PROVIDERS);
    // Then
    assertThat(list.examples().getFirst().index()).isEqualTo(1);
    assertThat(list.examples().getFirst().problem()).contains("'hostUri'");
  }

  @Test
  void readsWhatAkashSays() throws UnreadableAnswer {
    // When
    NodeList list =
        Whole.read(fixture("valid-akash-null-statistics.json"), NodeListFormat.AKASH_PROVIDERS);
    // Then
    ListedNode first = list.nodes().getFirst();
    assertThat(first.operator()).isEqualTo("akash1aaaa");
    assertThat(first.region()).isEqualTo("California");
    assertThat(first.key()).isNull();
    assertThat(first.protocol()).isEqualTo(NodeProtocol.STATUS);
    assertThat(list.nodes().get(1).region()).isNull();
    assertThat(list.nodes()).extracting(ListedNode::id).containsExactly("akash1aaaa", "akash1bbbb");
  }

  @Test
  void readsWhatAnAssayListSays() throws UnreadableAnswer {
    // When
    NodeList list = Whole.read(fixture("valid-assay-nodes.json"), NodeListFormat.ASSAY_NODES);
    // Then
    assertThat(list.nodes().get(0).protocol()).isEqualTo(NodeProtocol.PROOF);
    assertThat(list.nodes().get(0).asn()).isEqualTo(64512);
    assertThat(list.nodes().get(1).key()).startsWith("aabbcc").hasSize(64);
    assertThat(list.nodes().get(1).asn()).isEqualTo(64513);
    assertThat(list.nodes().get(1).place()).isEqualTo("https://node.two.example:443");
    assertThat(list.nodes().get(2).key()).isNull();
    assertThat(list.nodes().get(2).asn()).isNull();
  }

  @Test
  void readsNoMoreEntriesThanItsLimit() {
    // Given
    String many = "[" + "1,".repeat(NodeStream.MAX_ENTRIES) + "1]";
    // When, then
    assertThatThrownBy(
            () -> Whole.read(many.getBytes(StandardCharsets.UTF_8), NodeListFormat.AKASH_PROVIDERS))
        .isInstanceOf(UnreadableAnswer.class)
        .hasMessageContaining("at most");
  }

  @Test
  void takesAnyMutationWithoutAnotherExceptionThanTheDeclared() {
    // Given
    Random random = new Random(20261121);
    int read = 0;
    int refused = 0;
    // When
    for (String fixture :
        new String[] {"valid-akash-null-statistics.json", "valid-assay-nodes.json"}) {
      byte[] good = fixture(fixture);
      for (int i = 0; i < 3000; i++) {
        byte[] bad = mutated(good, random);
        for (NodeListFormat format : NodeListFormat.values()) {
          switch (outcome(bad, format)) {
            case "read" -> read++;
            case "refused" -> refused++;
            default -> throw new AssertionError(new String(bad, StandardCharsets.ISO_8859_1));
          }
        }
      }
    }
    // Then both happen
    assertThat(read).isPositive();
    assertThat(refused).isPositive();
  }

  private static String outcome(byte[] body, NodeListFormat format) {
    try {
      NodeList list = Whole.read(body, format);
      assertThat(list.examples().size()).isLessThanOrEqualTo(list.malformed());
      NodeList held = NodeListReader.read(body, format);
      assertThat(list.nodes()).as(printed(body)).isEqualTo(held.claimedOnline());
      assertThat(list.malformed()).as(printed(body)).isEqualTo(held.malformed());
      return "read";
    } catch (UnreadableAnswer e) {
      assertThat(e.getMessage()).isNotBlank();
      return "refused";
    } catch (RuntimeException e) {
      return "threw";
    }
  }

  private static String printed(byte[] body) {
    return new String(body, StandardCharsets.ISO_8859_1);
  }

  private static byte[] mutated(byte[] good, Random random) {
    byte[] bad = good.clone();
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(5) == 0 ? Arrays.copyOf(bad, random.nextInt(bad.length)) : bad;
  }

  private static byte[] fixture(String name) {
    try (InputStream in = ListFormatsTest.class.getResourceAsStream("/lists/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
