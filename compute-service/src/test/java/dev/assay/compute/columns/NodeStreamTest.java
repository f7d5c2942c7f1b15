package dev.assay.compute.columns;

import static dev.assay.compute.claims.NodeListFormat.ASSAY_NODES;
import static dev.assay.compute.claims.NodeListFormat.ASSAY_NODES_LINES;
import static dev.assay.compute.claims.NodeListFormat.ASSAY_NODES_TABLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.compute.nodelist.ListedNode;
import dev.assay.compute.nodelist.NodeList;
import dev.assay.compute.nodelist.NodeListReader;
import dev.assay.verification.probe.UnreadableAnswer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeStreamTest {
  private static final long KEY = 42;
  private static final Map<Mark, Function<ListedNode, Object>> MARKS =
      Map.of(
          Mark.ENDPOINT, ListedNode::place,
          Mark.OPERATOR, node -> String.valueOf(node.operator()),
          Mark.REGION, node -> String.valueOf(node.region()).toLowerCase(Locale.ROOT),
          Mark.SYSTEM, node -> String.valueOf(node.asn()),
          Mark.DEVICE, node -> String.valueOf(node.marks().device()));

  private static final String GOOD = "{\"id\":\"a\",\"endpoint\":\"http://10.0.0.1:1\"}";
  private static final String OTHER = "{\"id\":\"z\",\"endpoint\":\"http://10.0.0.9:1\"}";
  private static final String THIRD = "{\"id\":\"y\",\"endpoint\":\"http://10.0.0.8:1\"}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no json",
        "{\"id\":\"b\"",
        "{\"id\":\"b\"}",
        "{\"id\":\"b\",\"endpoint\":\"ftp://10.0.0.1\"}",
        "{\"id\":\"b\",\"endpoint\":\"http://u@10.0.0.1\"}",
        "{\"id\":\"b\",\"endpoint\":\"http://10.0.0.2\",\"publicKey\":\"short\"}",
        "1",
        "[1,2]",
        "\"text\"",
        "]",
        "{\"id\":\"b\",\"endpoint\":\"http://10.0.0.3\"},",
        "{\"id\":\"b\",\"endpoint\":\"http://10.0.0.3\"} {",
        "{\"id\":\"b\",\"endpoint\":\"http://10.0.0.3\"} {\"id\":\"c\"}",
        "{\"id\":\"b\",\"endpoint\":\"http://10.0.0.3\"} x"
      })
  void countsAndNamesAMalformedLineAndGoesOn(String line) throws Exception {
    // When
    NodeColumns columns = lines(GOOD + "\n" + line + "\n\n" + OTHER + "\n");
    // Then
    assertThat(columns.entries()).isEqualTo(2);
    assertThat(columns.malformed()).isEqualTo(1);
    assertThat(columns.examples().getFirst().index()).isEqualTo(1);
    assertThat(columns.examples().getFirst().problem()).isNotBlank();
  }

  @Test
  void takesAnEntryOverSeveralLinesForNone() throws Exception {
    // When
    NodeColumns columns = lines(GOOD.replace(",", "\n,") + "\n" + GOOD);
    // Then
    assertThat(columns.entries()).isEqualTo(1);
    assertThat(columns.malformed()).isEqualTo(2);
  }

  @Test
  void skipsALineThatIsLongerThanABlock() throws Exception {
    // When
    NodeColumns columns =
        lines(GOOD + "\n" + " ".repeat(3 * LineBlocks.BYTES) + "\n" + OTHER + "\n" + THIRD);
    // Then
    assertThat(columns.entries()).isEqualTo(3);
    assertThat(columns.malformed()).isEqualTo(1);
  }

  @Test
  void readsTheSameFromLinesTableAndDocument() throws Exception {
    // Given
    String table =
        "id,endpoint,operatorKey,region,asn\n"
            + "a,http://10.0.0.1:1,x,eu,64512\nb,http://10.0.1.1:1,x,,\nc,nowhere,,,\n";
    String entries =
        "{\"id\":\"a\",\"endpoint\":\"http://10.0.0.1:1\",\"operatorKey\":\"x\",\"region\":\"eu\",\"asn\":64512}\n"
            + "{\"id\":\"b\",\"endpoint\":\"http://10.0.1.1:1\",\"operatorKey\":\"x\"}\n"
            + "{\"id\":\"c\",\"endpoint\":\"nowhere\"}\n";
    String document =
        "{\"schema\":\"assay.node-list/v1\",\"nodes\":["
            + entries.strip().replace("\n", ",")
            + "]}";
    // When
    NodeColumns fromLines = lines(entries);
    // Then
    assertThat(fromLines.entries()).isEqualTo(2);
    assertThat(new NodeStream(KEY).columns(in(table), ASSAY_NODES_TABLE, null))
        .isEqualTo(fromLines);
    assertThat(new NodeStream(KEY).columns(in(document), ASSAY_NODES, null)).isEqualTo(fromLines);
  }

  @Test
  void tellsNodesApartAsTheReaderOfListedNodesDoes() throws Exception {
    // Given entries whose fields are spelled in many ways
    Random random = new Random(20261127);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      lines.append(entry(random)).append('\n');
    }
    byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
    NodeList held = NodeListReader.read(bytes, ASSAY_NODES_LINES);
    // When
    NodeList streamed = Whole.read(bytes, ASSAY_NODES_LINES);
    List<Block> blocks = Whole.blocks(bytes, ASSAY_NODES_LINES);
    // Then entries are the same in words, and by their marks
    assertThat(streamed.nodes()).isEqualTo(held.nodes()).isNotEmpty();
    assertThat(streamed.malformed()).isEqualTo(held.malformed());
    MARKS.forEach(
        (mark, text) ->
            assertThat(Column.of(blocks, mark, held.nodes().size()).bucketOf())
                .as(mark.name())
                .isEqualTo(buckets(held.nodes(), text)));
  }

  @Test
  void takesAnEntryThatIsSaidTwiceForOne() throws Exception {
    // Given the same entry, and one that differs by its device alone
    String other = GOOD.replace("}", ",\"device\":\"GPU-0123456789abcdef-0123456789abcdef\"}");
    // When
    NodeColumns columns = lines(GOOD + "\n" + GOOD + "\n" + other + "\n" + GOOD);
    // Then
    assertThat(columns.entries()).isEqualTo(2);
    assertThat(columns.inList(new int[] {0, 1})).containsExactly(0, 2);
    assertThat(columns.column(Mark.DEVICE).bucketOf()).containsExactly(-1, 0);
  }

  @Test
  void namesSomeEntriesOfManyBlocks() throws Exception {
    // Given
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      String id = i % 100 == 7 ? "" : "node-" + i; // an entry in a hundred is malformed
      lines.append("{\"id\":\"%s\",\"endpoint\":\"http://n%d.example\"}\n".formatted(id, i));
    }
    byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
    int[] sizes = Whole.blocks(bytes, ASSAY_NODES_LINES).stream().mapToInt(Block::size).toArray();
    BitSet wanted = BitSet.valueOf(new long[] {1L << 3 | 1L << 7});
    wanted.set(19_799);
    // When
    Map<Integer, ListedNode> named =
        new NodeStream(KEY)
            .named(new ByteArrayInputStream(bytes), ASSAY_NODES_LINES, wanted, sizes);
    // Then
    assertThat(sizes.length).isGreaterThan(3);
    assertThat(named.keySet()).containsExactly(3, 7, 19_799);
    assertThat(named.values())
        .extracting(ListedNode::id)
        .containsExactly("node-3", "node-8", "node-19999");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FEFF", "FFFE", "EFBBBF", "0000FEFF", "FFFE0000", "007B", "7B00"})
  void isNotLedAstrayByAnEncodingMark(String hex) throws Exception {
    // Given
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(HexFormat.of().parseHex(hex));
    bytes.writeBytes((GOOD + "\n" + GOOD.replace("10.0.0.1", "10.0.0.2")).getBytes(UTF_8));
    // When
    NodeColumns columns = new NodeStream(KEY).lines(new ByteArrayInputStream(bytes.toByteArray()));
    // Then
    assertThat(columns.entries()).isEqualTo(1);
    assertThat(columns.malformed()).isEqualTo(1);
  }

  @Test
  void refusesADocumentThatBreaksOff() {
    assertThatThrownBy(
            () ->
                new NodeStream(KEY)
                    .columns(
                        in("{\"schema\":\"assay.node-list/v1\",\"nodes\":[" + GOOD),
                        ASSAY_NODES,
                        null))
        .isInstanceOf(UnreadableAnswer.class);
  }

  @Test
  void countsANodeOnce() throws Exception {
    // Given the endpoint again with a key, and the key again elsewhere
    String keyed = GOOD.replace("}", ",\"tlsKey\":\"" + "ab".repeat(32) + "\"}");
    // When
    Roll roll = lines(GOOD + "\n" + keyed + "\n" + keyed.replace("0.1:", "0.2:")).roll();
    // Then the one with a key counts
    assertThat(roll.nodes()).isEqualTo(1);
    assertThat(roll.counts(1)).isTrue();
  }

  private static int[] buckets(List<ListedNode> nodes, Function<ListedNode, Object> text) {
    Map<Object, Integer> numbers = new HashMap<>(Map.of("null", -1));
    return nodes.stream()
        .map(text)
        .mapToInt(value -> numbers.computeIfAbsent(value, unused -> numbers.size() - 1))
        .toArray();
  }

  private static String entry(Random random) {
    String[] hosts = {
      "10.0.%d.1",
      "NODE-%d.example",
      "node-%d.example",
      "[2001:db8:%d::1]",
      "10.%d",
      "1.2.3.0%d",
      "-n%d.example",
      "n%d-.example",
      "a..b%d",
      "%d.example",
      "n%d.1x",
      "n_%d",
      "256.0.0.%d",
      "n%d."
    };
    String[] rests = {"", "/", ":80", ":4281", ":0080", "/path/", "?q=1", ":", ":123456", "#f"};
    String endpoint =
        pick(random, "http://", "https://", "HTTP://", "ftp://")
            + pick(random, hosts).formatted(random.nextInt(9))
            + pick(random, rests);
    String device = pick(random, "GPU-", "gpu-", "", "mig-") + "0123456789abcDEF-0123456789abcde";
    return ("{\"id\":\"n\",\"endpoint\":\"%s\",\"device\":\"%s%d\",\"region\":\"%s\","
            + "\"asn\":%s,\"operatorKey\":\" %s \"}")
        .formatted(
            endpoint,
            device,
            random.nextInt(9),
            pick(random, "EU", "eu", "\u00c9U", " "),
            pick(random, "1", "\"1\"", "-1", "1.5", "99999999999", "null"),
            pick(random, "x", "y", ""));
  }

  private static String pick(Random random, String... of) {
    return of[random.nextInt(of.length)];
  }

  private static NodeColumns lines(String text) throws IOException, UnreadableAnswer {
    return new NodeStream(KEY).lines(in(text));
  }

  private static InputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
