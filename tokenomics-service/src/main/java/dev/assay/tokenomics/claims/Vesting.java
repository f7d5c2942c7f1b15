package dev.assay.tokenomics.claims;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.assay.verification.document.Require;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * When an allocation unlocks, by its {@code kind}. Times are whole seconds, as on a chain. A
 * vesting that can be read but contradicts itself, such as one that ends before it starts, is a
 * claim like any other: the judge says so.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Vesting.Unlocked.class, name = "UNLOCKED"),
  @JsonSubTypes.Type(value = Vesting.Cliff.class, name = "CLIFF"),
  @JsonSubTypes.Type(value = Vesting.Linear.class, name = "LINEAR"),
  @JsonSubTypes.Type(value = Vesting.Step.class, name = "STEP")
})
public sealed interface Vesting {

  /** Free from the beginning. */
  record Unlocked() implements Vesting {}

  /**
   * Everything at once.
   *
   * @param at the first second at which it is free
   */
  record Cliff(Instant at) implements Vesting {
    public Cliff {
      second(at, "at");
    }
  }

  /**
   * Evenly from start to end, by the second.
   *
   * @param start the last second at which nothing is free
   * @param end the first second at which everything is free
   * @param cliff nothing is free before it, then all that has accrued since the start; null for
   *     none
   */
  record Linear(Instant start, Instant end, @Nullable Instant cliff) implements Vesting {
    public Linear {
      second(start, "start");
      second(end, "end");
      if (cliff != null) {
        second(cliff, "cliff");
      }
    }
  }

  /**
   * In equal steps.
   *
   * @param first when the first step is free
   * @param everyDays days of 86,400 seconds between two steps, 1 to 36500
   * @param steps how many, 1 to 10000
   */
  record Step(Instant first, Integer everyDays, Integer steps) implements Vesting {
    public Step {
      second(first, "first");
      Require.present(everyDays, "everyDays");
      Require.that(
          everyDays >= 1 && everyDays <= 36_500, "everyDays", "must lie between 1 and 36500");
      Require.present(steps, "steps");
      Require.that(steps >= 1 && steps <= 10_000, "steps", "must lie between 1 and 10000");
    }
  }

  private static void second(@Nullable Instant time, String field) {
    Instant given = Require.present(time, field);
    Require.that(given.getNano() == 0, field, "must be a whole second");
    int year = given.atOffset(ZoneOffset.UTC).getYear();
    Require.that(year >= 1970 && year <= 9999, field, "must lie between 1970 and 9999");
  }
}
