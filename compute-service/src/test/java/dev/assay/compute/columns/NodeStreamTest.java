package dev.assay.compute.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.compute.claims.NodeListFormat;
import dev.assay.compute.nodelist.ListedNode;
import dev.assay.compute.nodelist.NodeList;
import dev.assay.compute.nodelist.NodeListReader;
import dev.assay.verification.probe.UnreadableAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeStreamTest {
  private static final long KEY = 42;
  private static final String GOOD = "{\"id\":\"a\",\"endpoint\":\"http://10.0.0.1:1\"}";

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
        "]"
      })
  void countsAndNamesAMalformedLineAndGoesOn(String line) throws Exception {
    // When
    NodeColumns columns = lines(GOOD + "\n" + line + "\n\n" + GOOD + "\n");
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
        lines(GOOD + "\n" + " ".repeat(3 * LineBlocks.BYTES) + "\n" + GOOD + "\n" + GOOD);
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
    assertThat(new NodeStream(KEY).table(in(table))).isEqualTo(fromLines);
    assertThat(new NodeStream(KEY).document(in(document))).isEqualTo(fromLines);
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
    NodeList list = NodeListReader.read(bytes, NodeListFormat.ASSAY_NODES_LINES);
    ListedColumns listed = new ListedColumns(KEY);
    for (ListedNode node : list.nodes()) {
      listed.add(node, node.endpoint().getHost() + ":0", node.tlsKey());
    }
    // When
    NodeColumns streamed = new NodeStream(KEY).lines(new ByteArrayInputStream(bytes));
    // Then
    assertThat(streamed.columns()).isEqualTo(listed.columns().columns());
    assertThat(streamed.malformed()).isEqualTo(list.malformed());
    assertThat(streamed.entries()).isPositive();
  }

  @Test
  void refusesADocumentThatBreaksOff() {
    assertThatThrownBy(
            () ->
                new NodeStream(KEY)
                    .document(in("{\"schema\":\"assay.node-list/v1\",\"nodes\":[" + GOOD)))
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
