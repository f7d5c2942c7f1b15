package dev.assay.inference.identity;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.OtherEndpoint;
import dev.assay.inference.exchanges.ApiShape;
import dev.assay.inference.exchanges.Party;
import java.util.List;

/**
 * The endpoint and the reference that it is compared with.
 *
 * @param maxTokens the longest answer to ask either for
 */
record Sides(Party endpoint, Party reference, int maxTokens) {
  static final int ENDPOINT = 0;
  static final int REFERENCE = 1;

  private static final int LONGEST = 48;

  static Sides of(EndpointClaim claim, OtherEndpoint other) {
    Party reference =
        new Party(
            "the reference " + other.name(),
            ApiShape.CHAT,
            other.url(),
            other.model(),
            other.secret());
    return new Sides(Party.of(claim), reference, Math.min(LONGEST, claim.maxTokens()));
  }

  List<Party> parties() {
    return List.of(endpoint, reference);
  }
}
