package dev.assay.compute.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compute.location.VantageAttack;
import dev.assay.compute.testing.Judging;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.matrix.MatrixVerifier;
import dev.assay.verification.matrix.Opening;
import dev.assay.verification.matrix.Soundness;
import dev.assay.verification.matrix.TileDraw;
import dev.assay.verification.matrix.TilePlace;
import dev.assay.verification.matrix.proving.MatrixProver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cheat has the outcome that docs/attacks.md tells, and the page tells nothing else. */
class AttacksTest {
  private static final Path PAGE = Path.of("../docs/attacks.md");
  private static final String WRITE = "assay.attacks.write";
  private static final int TRIALS = 400;
  private static final double FIVE_SIGMA = 5;

  static List<Attack> attacks() {
    return Attack.all();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void givenAttack_whenVerified_thenTheFindingIsTheOneThatIsTold(Attack attack) {
    // Given
    TestAgents agents = new TestAgents().at(Claiming.ONE, attack.script());

    // When
    Finding finding =
        Judging.finding(
            new HardwareProofCheck(), Claiming.agents(Claiming.agent("one", Claiming.ONE)), agents);

    // Then
    assertThat(finding.outcome()).as(finding.explanation()).isEqualTo(attack.outcome());
    assertThat(finding.reason()).isEqualTo(attack.reason());
  }

  static List<MemoryAttack> memoryAttacks() {
    return MemoryAttack.all();
  }

  @ParameterizedTest
  @MethodSource("memoryAttacks")
  void givenAttackOnMemory_whenVerified_thenTheFindingIsTheOneThatIsTold(MemoryAttack attack) {
    // Given
    TestAgents agents = new TestAgents().keeping(Claiming.ONE, attack.script());

    // When
    Finding finding =
        Judging.finding(
            new HardwareProofCheck(),
            Claiming.agents(Claiming.keeping("one", Claiming.ONE, "0.000013")),
            agents);

    // Then
    assertThat(finding.outcome()).as(finding.explanation()).isEqualTo(attack.outcome());
    assertThat(finding.reason()).isEqualTo(attack.reason());
  }

  static List<VantageAttack> vantageAttacks() {
    return VantageAttack.all();
  }

  @ParameterizedTest
  @MethodSource("vantageAttacks")
  void givenAttackOnPlaces_whenVerified_thenTheFindingIsTheOneThatIsTold(VantageAttack attack) {
    // Given // When
    Finding finding = attack.found();

    // Then
    assertThat(finding.outcome()).as(finding.explanation()).isEqualTo(attack.outcome());
    assertThat(finding.reason()).isEqualTo(attack.reason());
  }

  @ParameterizedTest
  @CsvSource({"0.01, 132", "0.05, 10", "0.05, 132", "0.10, 20", "0.30, 10"})
  void givenPartialComputation_whenOpenedOften_thenItPassesNoOftenerThanTheFormula(
      double share, int openings) {
    // Given
    double most = Soundness.passes(share, openings);

    // When
    double measured = passing(share, openings);

    // Then
    double deviation = Math.sqrt(Math.max(most * (1 - most), 1.0 / TRIALS) / TRIALS);
    assertThat(measured).isLessThanOrEqualTo(most + FIVE_SIGMA * deviation);
    assertThat(measured).isGreaterThanOrEqualTo(most - FIVE_SIGMA * deviation - 0.05);
  }

  @Test
  void givenOneRoot_whenChallengedTwice_thenTheDrawDoesNotFollowFromIt() {
    // Given a prover can try a million roots cheaply, but the draw comes after them, from us
    MatrixShape shape = MatrixShape.of(64, 20);

    // When
    List<TilePlace> one = TileDraw.of(shape, seed(1), 132);
    List<TilePlace> two = TileDraw.of(shape, seed(2), 132);

    // Then
    assertThat(one).isNotEqualTo(two);
  }

  @Test
  void thePageIsUpToDate() throws IOException {
    // Given
    String page = page();

    // When
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(PAGE, page);
    }

    // Then
    assertThat(Files.readString(PAGE)).as("write it again with -D%s=true", WRITE).isEqualTo(page);
  }

  private static String page() {
    StringBuilder page = new StringBuilder(HEAD);
    for (Attack attack : Attack.all()) {
      page.append(row(attack.name(), attack.prover(), attack.outcome(), attack.reason()));
    }
    page.append(MEMORY);
    for (MemoryAttack attack : MemoryAttack.all()) {
      page.append(row(attack.name(), attack.prover(), attack.outcome(), attack.reason()));
    }
    page.append(RATES);
    for (double[] each : new double[][] {{0.01, 132}, {0.05, 10}, {0.05, 132}, {0.10, 132}}) {
      int openings = (int) each[1];
      page.append(
          String.format(
              Locale.ROOT,
              "| %.0f %% | %d | %.3g | %.3g |%n",
              100 * each[0],
              openings,
              Soundness.passes(each[0], openings),
              passing(each[0], openings)));
    }
    page.append(TAIL).append(PLACES);
    for (VantageAttack attack : VantageAttack.all()) {
      page.append(row(attack.name(), attack.cheat(), attack.outcome(), attack.reason()));
    }
    return page.toString();
  }

  private static String row(String name, String prover, Outcome outcome, @Nullable Reason reason) {
    String told = reason == null ? outcome.toString() : outcome + " (" + reason + ")";
    return "| %s | %s | %s |%n".formatted(name, prover, told);
  }

  /** How often a prover that leaves such a share of tiles out passes, over fresh draws. */
  private static double passing(double share, int openings) {
    MatrixShape shape = MatrixShape.of(64, 20);
    byte[] challenge = seed(7);
    int leftOut = (int) Math.ceil(share * shape.tiles());
    Set<TilePlace> omitted = Set.copyOf(TileDraw.of(shape, seed(11), leftOut));
    MatrixProver prover =
        new MatrixProver(
            new TileProver(
                (round, place) ->
                    omitted.contains(place)
                        ? new int[round.shape().tileColumns()]
                        : round.honest(place)),
            shape,
            challenge);
    List<byte[]> roots = new ArrayList<>();
    while (!prover.done()) {
      roots.add(prover.next());
    }
    int passed = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      byte[] opening = seed(1000 + trial);
      MatrixVerifier verifier = new MatrixVerifier(shape, challenge, roots, opening);
      boolean good =
          TileDraw.of(shape, opening, openings).stream()
              .allMatch(place -> verifier.verify(place, prover.open(place)) == Opening.VALID);
      passed += good ? 1 : 0;
    }
    return (double) passed / TRIALS;
  }

  private static byte[] seed(int number) {
    byte[] seed = new byte[32];
    new Random(number).nextBytes(seed);
    return seed;
  }

  private static final String HEAD =
      """
      # Attacks on the matrix challenge

      Written by `AttacksTest`, which runs each of these against the whole check; don't edit it here.
      The protocol is in [matrix-challenge.md](protocols/matrix-challenge.md). An agent with an invalid
      opening is challenged three times in all; all three must be invalid to refute.

      | attack | what the prover does | finding |
      |---|---|---|
      """;

  private static final String MEMORY =
      """

      ## Memory

      Against passes over kept tiles, where resident memory is claimed.

      | attack | what the prover does | finding |
      |---|---|---|
      """;

  private static final String RATES =
      """

      ## Computing a part

      A prover leaves a share of all tiles out, committing zeros for them. It passes when all opened
      tiles happen to be computed; measured over 400 fresh draws at n = 64 and 20 rounds.

      | left out | tiles opened | passes at most | passed |
      |---|---|---|---|
      """;

  private static final String TAIL =
      """

      Ten openings at 5 % are what a validator that is in use today binds its provers by. A share below
      a tenth is not excluded by `compute.hardware-proof`; its rate is lowered by that tenth.

      ## Grinding

      The opened tiles follow from 32 bytes that the verifier draws after the last root came, never from
      a root, so a prover gains nothing by trying many roots. The seed is the verifier's too, and each is
      used once.
      """;

  private static final String PLACES =
      """

      ## Places

      Against `compute.location`, whose vantages exchange measurements as
      [vantage-measurement.md](protocols/vantage-measurement.md) tells. The claim is Frankfurt, 50 km
      around; one of the other vantages may lie.

      | attack | what is done | finding |
      |---|---|---|
      """;
}
