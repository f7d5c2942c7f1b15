package dev.assay.compute.challenge;

import dev.assay.compute.claims.AgentClaim;
import dev.assay.compute.claims.CapacityAgreement;
import dev.assay.verification.signature.Ed25519;
import java.util.Objects;

/** Whether a node signed the agreement that its claim names. Pure. */
final class AgreementProof {
  private static final String LABEL = "assay capacity agreement v1";

  private AgreementProof() {}

  static boolean holds(AgentClaim agent) {
    CapacityAgreement agreement = agent.agreement();
    return agreement != null
        && Ed25519.verifies(
            String.valueOf(agent.nodeKey()), text(agent, agreement), agreement.signature());
  }

  private static String text(AgentClaim agent, CapacityAgreement agreement) {
    return text(
        agent.id(),
        Objects.requireNonNull(agent.atLeastTops()).toPlainString(),
        agreement.withinSeconds());
  }

  /** What is signed. */
  static String text(String id, String atLeastTops, int withinSeconds) {
    return LABEL + "\n" + id + "\n" + atLeastTops + "\n" + withinSeconds + "\n";
  }
}
