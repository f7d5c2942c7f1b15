package dev.assay.layer.door;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.layer.store.Budget;
import dev.assay.verification.document.Require;
import org.jspecify.annotations.Nullable;

/**
 * The body by which REST asks for a verification.
 *
 * @param verificationId a UUID of the caller's choice, the idempotency key; null for a fresh one
 * @param claims the layer's claims
 * @param terms what the verification is held to; null for the standard terms as of now
 * @param budget the most that it may spend; null for the service's defaults
 */
public record StartBody(
    @Nullable String verificationId,
    JsonNode claims,
    @Nullable JsonNode terms,
    @Nullable Spending budget) {
  public StartBody {
    Require.present(claims, "claims");
    Require.that(claims.isObject(), "claims", "must be an object");
  }

  /** A budget of which any part may be left out. */
  public record Spending(
      @Nullable Long maxRequestsPerTarget,
      @Nullable Long maxBytesPerTarget,
      @Nullable Long maxSeconds) {

    Budget budget() {
      return new Budget(
          orZero(maxRequestsPerTarget), orZero(maxBytesPerTarget), orZero(maxSeconds));
    }

    private static long orZero(@Nullable Long value) {
      return value == null ? 0 : value;
    }
  }

  Budget spending() {
    return budget == null ? Budget.standard() : budget.budget();
  }
}
