package dev.assay.tokenomics.schedule;

import dev.assay.tokenomics.claims.AllocationClaim;
import dev.assay.tokenomics.claims.SupplyClaim;
import dev.assay.tokenomics.claims.TokenClaim;
import dev.assay.tokenomics.claims.TokenomicsClaims;
import dev.assay.tokenomics.claims.Vesting;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two things that a declared schedule says and that can't both be true. Pure; found by the claims
 * alone: the sum of the allocations against a declared maximum, the order of dates, and starts
 * within [genesis - 30 days, as of + 10 years].
 *
 * @param name of the values that contradict each other, such as {@code allocations[team].end}
 * @param value what they say
 * @param sentence why that can't be
 */
record Contradiction(String name, String value, String sentence) {
  private static final Duration BEFORE_GENESIS = Duration.ofDays(30);
  private static final int YEARS_AHEAD = 10;

  /** Every contradiction of the declared schedule, in its order. */
  static List<Contradiction> in(TokenomicsClaims claims, Instant asOf) {
    List<Contradiction> found = new ArrayList<>();
    sum(claims, found);
    for (AllocationClaim allocation : claims.allocations()) {
      order(allocation, found);
      start(allocation, claims.token(), asOf, found);
    }
    return found;
  }

  private static void sum(TokenomicsClaims claims, List<Contradiction> found) {
    SupplyClaim supply = claims.supply();
    if (supply == null || supply.kind() != SupplyClaim.Kind.MAXIMUM) {
      return;
    }
    BigInteger sum =
        claims.allocations().stream()
            .map(AllocationClaim::amount)
            .reduce(BigInteger.ZERO, BigInteger::add);
    if (!sum.equals(supply.total())) {
      String sentence =
          "the allocations sum to " + sum + ", the declared maximum is " + supply.total();
      found.add(new Contradiction("allocations.sum", sum.toString(), sentence));
    }
  }

  private static void order(AllocationClaim allocation, List<Contradiction> found) {
    if (!(allocation.vesting() instanceof Vesting.Linear linear)) {
      return;
    }
    Instant cliff = linear.cliff();
    if (linear.end().isBefore(linear.start())) {
      found.add(of(allocation, "end", linear.end(), "ends before its start " + linear.start()));
    } else if (cliff != null && cliff.isBefore(linear.start())) {
      found.add(of(allocation, "cliff", cliff, "has its cliff before its start " + linear.start()));
    } else if (cliff != null && cliff.isAfter(linear.end())) {
      found.add(of(allocation, "cliff", cliff, "has its cliff after its end " + linear.end()));
    }
  }

  private static void start(
      AllocationClaim allocation,
      @Nullable TokenClaim token,
      Instant asOf,
      List<Contradiction> found) {
    Instant start = start(allocation.vesting());
    if (start == null) {
      return;
    }
    if (token != null && start.isBefore(earliest(token))) {
      String sentence = "starts more than 30 days before the token's genesis " + token.genesis();
      found.add(of(allocation, "start", start, sentence));
    }
    OffsetDateTime latest = asOf.atOffset(ZoneOffset.UTC).plusYears(YEARS_AHEAD);
    if (start.isAfter(latest.toInstant())) {
      String sentence = "starts more than " + YEARS_AHEAD + " years after " + asOf;
      found.add(of(allocation, "start", start, sentence));
    }
  }

  private static @Nullable Instant start(Vesting vesting) {
    return switch (vesting) {
      case Vesting.Unlocked() -> null;
      case Vesting.Cliff cliff -> cliff.at();
      case Vesting.Linear linear -> linear.start();
      case Vesting.Step step -> step.first();
    };
  }

  private static Instant earliest(TokenClaim token) {
    return token.genesis().atStartOfDay(ZoneOffset.UTC).toInstant().minus(BEFORE_GENESIS);
  }

  private static Contradiction of(
      AllocationClaim allocation, String field, Instant value, String sentence) {
    String name = "allocations[" + allocation.id() + "]." + field;
    return new Contradiction(
        name, value.toString(), "allocation " + allocation.id() + " " + sentence);
  }
}
