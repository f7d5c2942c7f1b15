package dev.assay.tokenomics.claims;

import dev.assay.verification.document.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a project claims about its token; what is absent is not claimed. Amounts are whole
 * numbers of base units.
 *
 * @param token which token, and where it lives
 * @param supply how much of it there is or can ever be
 * @param allocations who gets how much and when; at most 100, each with its own id
 * @param utility what it is needed for
 */
public record TokenomicsClaims(
    @Nullable TokenClaim token,
    @Nullable SupplyClaim supply,
    List<AllocationClaim> allocations,
    @Nullable UtilityClaim utility) {
  public TokenomicsClaims {
    allocations = Require.list(allocations, "allocations", 100);
    Require.that(
        allocations.stream().map(AllocationClaim::id).distinct().count() == allocations.size(),
        "allocations",
        "must not use one id twice");
  }
}
