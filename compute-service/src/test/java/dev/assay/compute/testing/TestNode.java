package dev.assay.compute.testing;

import dev.assay.compute.liveness.NodeExchange;
import dev.assay.compute.liveness.NodeToAsk;
import dev.assay.compute.nodelist.NodeProtocol;
import dev.assay.verification.finding.Reason;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One node: its entry in a list, and what is recorded when it is asked. */
public record TestNode(
    String id,
    String address,
    @Nullable TestKey key,
    @Nullable String operator,
    @Nullable String region,
    @Nullable Long asn,
    Behaviour behaviour) {

  static TestNode number(int number) {
    String id = "node-%04d".formatted(number);
    String ip = "10.%d.%d.1".formatted(number / 250, number % 250);
    return new TestNode(
        id,
        ip + ":4281",
        TestKey.named(id),
        "operator-" + number % 8,
        "region-" + number % 4,
        64_512L + number % 8,
        Behaviour.PROVES);
  }

  public TestNode behaving(Behaviour other) {
    return new TestNode(id, address, key, operator, region, asn, other);
  }

  public TestNode at(String other) {
    return new TestNode(id, other, key, operator, region, asn, behaviour);
  }

  public TestNode withKey(@Nullable TestKey other) {
    return new TestNode(id, address, other, operator, region, asn, behaviour);
  }

  public TestNode operatedBy(@Nullable String other) {
    return new TestNode(id, address, key, other, region, asn, behaviour);
  }

  public TestNode in(@Nullable String otherRegion, @Nullable Long otherAsn) {
    return new TestNode(id, address, key, operator, otherRegion, otherAsn, behaviour);
  }

  /** Its entry in a list of the form assay.node-list/v1. */
  public Map<String, Object> entry() {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("id", id);
    entry.put("endpoint", "http://" + address);
    put(entry, "publicKey", key == null ? null : key.publicKey());
    put(entry, "operatorKey", operator);
    put(entry, "region", region);
    put(entry, "asn", asn);
    return entry;
  }

  NodeExchange asked(NodeToAsk node, String nonce, Instant at) {
    return switch (behaviour) {
      case IS_SILENT -> unanswered(nonce, at, 3, Reason.SOURCE_UNREACHABLE);
      case IS_REFUSED_BY_OUR_GUARD -> unanswered(nonce, at, 1, Reason.ADDRESS_REFUSED);
      case FAILS_WITH_500 ->
          new NodeExchange(
              id, nonce, 3, at, address, 500, null, null, Reason.SOURCE_ERROR, "status 500");
      default -> {
        String body = node.protocol() == NodeProtocol.PROOF ? body(nonce) : null;
        yield new NodeExchange(id, nonce, 1, at, address, 200, body, null, null, null);
      }
    };
  }

  private String body(String nonce) {
    TestKey own = key == null ? TestKey.named("unlisted") : key;
    return switch (behaviour) {
      case SIGNS_WITH_ANOTHER_KEY -> proof(TestKey.named("shared"), id, nonce);
      case SAYS_ANOTHER_ID -> proof(own, "node-of-another-name", nonce);
      case SIGNS_ANOTHER_NONCE -> proof(own, id, "a-nonce-of-yesterday");
      case ANSWERS_GARBAGE -> "<html>welcome</html>";
      default -> proof(own, id, nonce);
    };
  }

  private static String proof(TestKey key, String id, String nonce) {
    String signature = key.sign("assay node proof v1\n" + id + "\n" + nonce);
    return "{\"id\":\"%s\",\"nonce\":\"%s\",\"signature\":\"%s\"}".formatted(id, nonce, signature);
  }

  private NodeExchange unanswered(String nonce, Instant at, int attempts, Reason reason) {
    return new NodeExchange(id, nonce, attempts, at, null, null, null, null, reason, "made up");
  }

  private static void put(Map<String, Object> entry, String name, @Nullable Object value) {
    if (value != null) {
      entry.put(name, value);
    }
  }
}
