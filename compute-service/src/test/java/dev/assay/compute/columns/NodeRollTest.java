package dev.assay.compute.columns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compute.claims.NodeListClaim;
import dev.assay.compute.claims.NodeListFormat;
import dev.assay.compute.nodelist.ListedNode;
import dev.assay.compute.testing.TestNetwork;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.PartedDocument;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NodeRollTest {
  private static final String ONE = "http://10.0.0.1:80";
  private static final String TWO = "http://10.0.0.2";

  static Stream<Arguments> distinct() {
    return Stream.of(
        Arguments.of("none", List.of(), 0, 0),
        Arguments.of("two", List.of(node("a", ONE, 'k'), node("b", TWO, 'l')), 2, 2),
        Arguments.of("same key", List.of(node("a", ONE, 'k'), node("b", TWO, 'k')), 1, 1),
        Arguments.of("same place", List.of(node("a", ONE, 'k'), node("b", ONE, 'l')), 1, 1),
        Arguments.of(
            "same place in another spelling",
            List.of(node("a", "HTTP://10.0.0.1/", 'k'), node("b", ONE, 'l')),
            1,
            1),
        Arguments.of("keyless", List.of(node("a", ONE, null), node("b", TWO, null)), 2, 2),
        Arguments.of(
            "the bound never undercounts what an order hides",
            List.of(node("a", ONE, 'k'), node("b", TWO, 'k'), node("c", ONE, 'l')),
            1,
            2));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("distinct")
  void countsDifferentNodes(String why, List<Object> nodes, int roll, int most) {
    // When
    ReadLists lists = read(List.of(nodes));
    // Then
    assertThat(lists.roll().size()).isEqualTo(roll);
    assertThat(lists.readings().getFirst().observed().counts().distinct()).isEqualTo(most);
  }

  @Test
  void takesAKeyFromTheListThatNamesIt() {
    // Given one list without keys and one with
    ReadLists lists =
        read(
            List.of(
                List.of(node("a", ONE, null)), List.of(node("a", ONE, 'k'), node("b", TWO, 'l'))));
    // When
    List<ListedNode> nodes = all(lists.roll());
    // Then
    assertThat(nodes).extracting(ListedNode::key).containsExactly(key('k'), key('l'));
  }

  @Test
  void givesNodesInTheOrderInWhichTheyWereDrawn() {
    // Given
    ReadLists lists =
        read(
            List.of(
                List.of(node("a", ONE, 'k'), node("b", TWO, 'l')),
                List.of(node("c", ONE, 'k'), node("d", "http://10.0.0.3", 'm'))));
    // When, then
    assertThat(lists.roll().nodes(new int[] {2, 0, 1}))
        .extracting(ListedNode::id)
        .containsExactly("d", "a", "b");
  }

  @Test
  void doesNotReadAListThatGoesBeyondAllEntriesTogether() {
    // Given a list that leaves no room for a second one
    List<Object> many = new ArrayList<>(Arrays.asList(new Object[NodeStream.MAX_ENTRIES - 1]));
    many.add(node("a", ONE, 'k'));
    // When
    ReadLists lists = read(List.of(many, List.of(node("b", TWO, 'l'))));
    // Then
    assertThat(lists.roll().size()).isEqualTo(1);
    assertThat(lists.readings().getLast().observed().reason())
        .isEqualTo(Reason.SOURCE_SHAPE_CHANGED);
  }

  private static List<ListedNode> all(NodeRoll roll) {
    return roll.nodes(IntStream.range(0, roll.size()).toArray());
  }

  private static ReadLists read(List<List<Object>> lists) {
    TestNetwork network = new TestNetwork();
    List<NodeListClaim> claims = new ArrayList<>();
    List<Answer<PartedDocument>> answers = new ArrayList<>();
    for (List<Object> entries : lists) {
      URI url = URI.create("https://project.example/" + claims.size());
      network.serving(url, EvidenceClass.PROJECT_API, entries);
      claims.add(new NodeListClaim("l" + claims.size(), url, NodeListFormat.ASSAY_NODES));
      answers.add(PartedDocument.fetch(url, network).await().indefinitely());
    }
    return ReadLists.of(claims, answers);
  }

  private static Object node(String id, String endpoint, @Nullable Character key) {
    Map<String, String> entry = new TreeMap<>(Map.of("id", id, "endpoint", endpoint));
    if (key != null) {
      entry.put("publicKey", key(key));
    }
    return entry;
  }

  private static String key(char letter) {
    byte[] raw = new byte[32];
    Arrays.fill(raw, (byte) letter);
    return Base64.getEncoder().encodeToString(raw);
  }
}
