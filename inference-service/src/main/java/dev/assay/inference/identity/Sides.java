package dev.assay.inference.identity;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.OtherEndpoint;
import dev.assay.inference.exchanges.ApiShape;
import dev.assay.inference.exchanges.Party;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint and the reference that it is compared with.
 *
 * @param parties the endpoint, and the reference where there is one
 * @param maxTokens the longest answer to ask either for
 */
record Sides(List<Party> parties, int maxTokens) {
  static final int ENDPOINT = 0;
  static final int REFERENCE = 1;

  private static final int LONGEST = 48;

  static Sides of(InferenceClaims claims, EndpointClaim claim, @Nullable OtherEndpoint other) {
    Party endpoint = Party.of(claims, claim);
    return new Sides(
        other == null ? List.of(endpoint) : List.of(endpoint, reference(other)),
        Math.min(LONGEST, claim.maxTokens()));
  }

  Party endpoint() {
    return parties.get(ENDPOINT);
  }

  Party reference() {
    return parties.get(REFERENCE);
  }

  private static Party reference(OtherEndpoint other) {
    return new Party("the reference", ApiShape.CHAT, other.url(), other.model(), other.secret());
  }
}
