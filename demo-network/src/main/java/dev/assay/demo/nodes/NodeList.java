package dev.assay.demo.nodes;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.demo.plan.NodePlan;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The wire shape of a node list. */
public record NodeList(String schema, String network, List<Entry> nodes) {

  /** One entry; keys are raw 32-byte Ed25519 keys in Base64. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Entry(
      String id,
      String endpoint,
      @Nullable String publicKey,
      String operatorKey,
      String region,
      int asn) {}

  private static final int FIRST_PRIVATE_ASN = 64_512; // RFC 6996

  /** The project's list. */
  static NodeList of(NodePlan plan, NodeKeys keys, List<String> endpoints) {
    var entries =
        IntStream.range(0, plan.listed()).mapToObj(n -> entry(n, plan, keys, endpoints)).toList();
    return list(entries);
  }

  /** The registry's list, which lacks the last entries where the plan says so. */
  NodeList registry(NodePlan plan) {
    return list(nodes.subList(0, nodes.size() - plan.registryMissing()));
  }

  private static NodeList list(List<Entry> entries) {
    return new NodeList("assay.node-list/v1", "demo", entries);
  }

  private static Entry entry(int number, NodePlan plan, NodeKeys keys, List<String> endpoints) {
    int node = nodeOf(number, plan);
    int operator = operatorOf(number, plan);
    return new Entry(
        id(number),
        endpoints.get(node),
        plan.publicKeys() ? keys.node(id(node)).publicKey() : null,
        keys.operator(operator).publicKey(),
        plan.regions().get(number % plan.regions().size()),
        FIRST_PRIVATE_ASN + operator);
  }

  /** The id of an entry, counted from 0. */
  static String id(int number) {
    return "node-%03d".formatted(number + 1);
  }

  /** Which node an entry names: its own, or an earlier one's for the repeated entries. */
  private static int nodeOf(int number, NodePlan plan) {
    int own = plan.listed() - plan.repeated();
    return number < own ? number : number - own;
  }

  private static int operatorOf(int number, NodePlan plan) {
    int first = plan.firstOperatorNodes();
    if (first == 0 || plan.operators() == 1) {
      return number % plan.operators();
    }
    return number < first ? 0 : 1 + (number - first) % (plan.operators() - 1);
  }
}
