package dev.assay.inference.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.math.BigDecimal;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The claim that answers go on chain, signed by registered nodes, at a stated rhythm.
 *
 * @param id within the dossier
 * @param answersUrl serves the latest answers as a document of {@code assay.oracle-answers/v1}
 * @param registryUrl serves the registered signers as a document of {@code
 *     assay.oracle-registry/v1}
 * @param heartbeatSeconds the longest time between two answers
 * @param deviationShare the change from which a new answer is due before that; "0.005" for 0.5 %
 * @param quorum how many different registered signers each answer has
 * @param onChain where the answers stand; null when no contract is named
 * @param statement where the project says so
 */
public record OracleClaim(
    String id,
    URI answersUrl,
    URI registryUrl,
    int heartbeatSeconds,
    BigDecimal deviationShare,
    int quorum,
    @Nullable OracleContract onChain,
    Statement statement) {
  private static final int LONGEST_HEARTBEAT = 30 * 86_400;

  public OracleClaim {
    Require.text(id, "id", 64);
    EndpointClaim.demandWeb(answersUrl);
    EndpointClaim.demandWeb(registryUrl);
    Require.that(
        heartbeatSeconds > 0 && heartbeatSeconds <= LONGEST_HEARTBEAT,
        "heartbeatSeconds",
        "must lie between 1 and 2592000");
    Require.present(deviationShare, "deviationShare");
    Require.that(
        deviationShare.signum() > 0 && deviationShare.compareTo(BigDecimal.ONE) < 0,
        "deviationShare",
        "must lie between 0 and 1");
    Require.that(quorum >= 1 && quorum <= 10_000, "quorum", "must lie between 1 and 10000");
    Require.present(statement, "statement");
  }
}
