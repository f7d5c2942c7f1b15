package dev.assay.compute.nodelist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compute.claims.NodeListClaim;
import dev.assay.compute.claims.NodeListFormat;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
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
        Arguments.of("two", List.of(node("a", ONE, "k"), node("b", TWO, "l")), 2, 2),
        Arguments.of("same key", List.of(node("a", ONE, "k"), node("b", TWO, "k")), 1, 1),
        Arguments.of("same place", List.of(node("a", ONE, "k"), node("b", ONE, "l")), 1, 1),
        Arguments.of(
            "same place in another spelling",
            List.of(node("a", "HTTP://10.0.0.1/", "k"), node("b", ONE, "l")),
            1,
            1),
        Arguments.of("keyless", List.of(node("a", ONE, null), node("b", TWO, null)), 2, 2),
        Arguments.of(
            "the bound never undercounts what an order hides",
            List.of(node("a", ONE, "k"), node("b", TWO, "k"), node("c", ONE, "l")),
            1,
            2));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("distinct")
  void countsDifferentNodes(String why, List<ListedNode> nodes, int roll, int most) {
    // When, then
    assertThat(NodeRoll.of(List.of(read(nodes))).nodes()).hasSize(roll);
    assertThat(NodeList.mostDistinct(nodes)).isEqualTo(most);
  }

  @Test
  void takesAKeyFromTheListThatNamesIt() {
    // Given one list without keys and one with
    ListReading without = read(List.of(node("a", ONE, null)));
    ListReading with = read(List.of(node("a", ONE, "k"), node("b", TWO, "l")));
    // When
    NodeRoll roll = NodeRoll.of(List.of(without, with));
    // Then
    assertThat(roll.nodes()).extracting(ListedNode::key).containsExactly("k", "l");
  }

  private static ListReading read(List<ListedNode> nodes) {
    NodeListClaim claim =
        new NodeListClaim(
            "own", URI.create("https://project.example/"), NodeListFormat.ASSAY_NODES);
    Provenance from =
        new Provenance(
            "project.example:443",
            EvidenceClass.PROJECT_API,
            Instant.EPOCH,
            Digest.of(new byte[0]));
    return new ListReading.Read(claim, new NodeList(nodes, 0, List.of()), from);
  }

  private static ListedNode node(String id, String endpoint, String key) {
    return new ListedNode(
        id, URI.create(endpoint), key, null, null, null, null, null, false, NodeMarks.NONE);
  }
}
