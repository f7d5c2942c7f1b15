package dev.assay.inference.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.inference.claims.ThroughputClaim;
import dev.assay.inference.exchanges.SeriesObserved;
import dev.assay.inference.testing.Promises;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The ladders of endpoints whose rate at each concurrency is known. */
class LadderTest {
  private static final Provenance FROM =
      new Provenance("made up", EvidenceClass.MEASURED, Instant.EPOCH, Digest.of(new byte[0]));

  /** Rates of tokens by concurrency, and the rungs that are climbed for a load and for a peak. */
  static Stream<Arguments> endpoints() {
    IntToDoubleFunction linear = n -> 10.0 * n;
    IntToDoubleFunction flat = n -> 100;
    IntToDoubleFunction fullAtFour = n -> 10.0 * Math.min(n, 4);
    IntToDoubleFunction collapsing = n -> n <= 8 ? 10.0 * n : 30;
    IntToDoubleFunction growing = n -> n < 64 ? 10 : 400;
    return Stream.of(
        arguments("one", 1, linear, List.of(), List.of(1)),
        arguments("linear", 16, linear, List.of(1, 2, 4, 8), List.of(1, 2, 4, 8, 16)),
        arguments("no power of two", 12, linear, List.of(1, 2, 4, 8), List.of(1, 2, 4, 8, 12)),
        arguments("flat", 64, flat, List.of(1, 2, 4), List.of(1, 2, 4, 64)),
        arguments(
            "full at four", 64, fullAtFour, List.of(1, 2, 4, 8, 16), List.of(1, 2, 4, 8, 16, 64)),
        arguments(
            "collapsing", 64, collapsing, List.of(1, 2, 4, 8, 16), List.of(1, 2, 4, 8, 16, 64)),
        arguments("grows under load", 64, growing, List.of(1, 2, 4), List.of(1, 2, 4, 64)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endpoints")
  void givenAnEndpoint_whenClimbed_thenTheRungsEndWhereItsRateDoes(
      String why,
      int atOnce,
      IntToDoubleFunction rate,
      List<Integer> ofLoad,
      List<Integer> ofPeak) {
    // Then
    assertThat(climbed(claim(atOnce, false), rate)).isEqualTo(ofLoad);
    assertThat(climbed(claim(atOnce, true), rate)).isEqualTo(ofPeak);
  }

  @Test
  void givenRungs_whenTheKneeIsSought_thenItIsWhereTheirPowerIsGreatest() {
    // Given
    ThroughputClaim claim = claim(16, true);
    List<RungObserved> rungs =
        List.of(rung(1, 10), rung(2, 20), rung(4, 36), rung(8, 44), rung(16, 48));

    // Then: the powers are 100, 200, 324, 242 and 144
    assertThat(Objects.requireNonNull(Ladder.knee(claim, rungs)).atOnce()).isEqualTo(4);
    assertThat(Objects.requireNonNull(new Ladder(claim).best(rungs)).atOnce()).isEqualTo(16);
  }

  @Test
  void givenARungThatFailed_whenClimbed_thenTheLadderEndsThereAndItIsNoBest() {
    // Given
    ThroughputClaim claim = claim(16, true);
    List<RungObserved> rungs = List.of(rung(1, 10), failed(2));

    // Then
    assertThat(new Ladder(claim).next(rungs)).isEmpty();
    assertThat(Objects.requireNonNull(new Ladder(claim).best(rungs)).atOnce()).isEqualTo(1);
    assertThat(new Ladder(claim).best(List.of(failed(1)))).isNull();
    assertThat(Ladder.knee(claim, List.of(failed(1)))).isNull();
  }

  private static List<Integer> climbed(ThroughputClaim claim, IntToDoubleFunction rate) {
    Ladder ladder = new Ladder(claim);
    List<RungObserved> rungs = new ArrayList<>();
    OptionalInt next = ladder.next(rungs);
    while (next.isPresent()) {
      rungs.add(rung(next.getAsInt(), rate.applyAsDouble(next.getAsInt())));
      next = ladder.next(rungs);
    }
    return rungs.stream().map(RungObserved::atOnce).toList();
  }

  private static ThroughputClaim claim(int atOnce, boolean peak) {
    return new ThroughputClaim(
        "chat", atOnce, BigDecimal.TEN, null, null, null, peak, Promises.STATEMENT);
  }

  private static RungObserved rung(int atOnce, double tokens) {
    return rung(atOnce, BigDecimal.valueOf(tokens), null);
  }

  private static RungObserved failed(int atOnce) {
    return rung(atOnce, null, Reason.SOURCE_UNREACHABLE);
  }

  private static RungObserved rung(
      int atOnce, @Nullable BigDecimal tokens, @Nullable Reason reason) {
    SeriesObserved series =
        new SeriesObserved("chat", Map.of(), reason, reason == null ? null : "made up", FROM);
    return new RungObserved(atOnce, series, BigDecimal.TEN, tokens, tokens, null, null, List.of());
  }
}
