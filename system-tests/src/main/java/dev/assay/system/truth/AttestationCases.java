package dev.assay.system.truth;

import static dev.assay.system.truth.TruthCase.honest;
import static dev.assay.system.truth.TruthCase.lie;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.demo.DemoNetwork;
import dev.assay.verification.finding.Reason;
import java.net.URI;
import java.util.List;

/** The cases of attested accelerators, see {@link CardHosts}. Each stands alone. */
final class AttestationCases {
  private static final String ATTESTATION = "compute.attestation";
  private static final String COUNT = "compute.gpu-count";
  private static final String HOST = "h0";
  private static final String FIRMWARE = "h0 firmware";
  private static final String GPUS = "gpus";

  private AttestationCases() {}

  static List<TruthCase> all() {
    return List.of(
        lie(ATTESTATION, "replayed", "two cards' reports were recorded before", HOST)
            .claiming(hosts(0, 2, CardHosts.REPLAYING)),
        lie(ATTESTATION, "forged", "a key that nobody certified signs for two cards", HOST)
            .claiming(hosts(0, 2, CardHosts.FORGING)),
        honest(ATTESTATION, "genuine", "two cards answer our nonce", HOST)
            .claiming(hosts(0, 2, CardHosts.FIRST)),
        honest(ATTESTATION, "signed-firmware", "two cards measure what is signed", FIRMWARE)
            .claiming(hosts(0, 2, CardHosts.FIRST)),
        honest(ATTESTATION, "newer-firmware", "a driver measures otherwise", FIRMWARE)
            .claiming(hosts(0, 2, CardHosts.SECOND))
            .unproven(Reason.REFERENCE_DIFFERS),
        honest(ATTESTATION, "unknown-root", "two cards of a maker that nobody pinned", HOST)
            .claiming(hosts(0, 2, CardHosts.STRANGE))
            .unproven(Reason.UNKNOWN_ROOT),
        lie(COUNT, "one-for-two", "one host's two cards answer for another's two", GPUS)
            .claiming(hosts(4, 2, CardHosts.FIRST, CardHosts.MIRROR)),
        lie(COUNT, "signed-fewer", "four cards are claimed, the node signs that it has two", GPUS)
            .claiming(hosts(4, 4, CardHosts.SECOND)),
        honest(COUNT, "four-cards", "four cards in two hosts", GPUS)
            .claiming(hosts(4, 2, CardHosts.FIRST, CardHosts.SECOND)),
        honest(COUNT, "rented", "two of four cards are rented out", GPUS)
            .claiming(hosts(4, 4, CardHosts.RENTED))
            .unproven(Reason.BUSY));
  }

  private static ClaimsChange hosts(int count, int each, String... addresses) {
    return (claims, network) -> {
      JsonNode statement = claims.at("/nodeCount/statement").deepCopy();
      claims.removeAll();
      ObjectNode attestation = claims.putObject("attestation");
      ArrayNode hosts = attestation.putArray("hosts");
      for (String address : addresses) {
        hosts
            .addObject()
            .put("id", "h" + (hosts.size() - 1))
            .put("address", "http://" + address + ":" + port(network))
            .put("gpus", each)
            .put("nodeKey", CardHosts.NODE.publicKey())
            .put("consent", "the suite runs the host itself");
      }
      attestation.set("statement", statement);
      if (count > 0) {
        claims.putObject("gpuCount").put("atLeast", count).set("statement", statement);
      }
    };
  }

  private static int port(DemoNetwork network) {
    return URI.create(network.nodeList().nodes().getFirst().endpoint()).getPort();
  }
}
