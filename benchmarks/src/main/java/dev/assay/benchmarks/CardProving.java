package dev.assay.benchmarks;

import dev.assay.cli.agent.CudaBackend;
import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.matrix.MatrixVerifier;
import dev.assay.verification.matrix.OpenedTile;
import dev.assay.verification.matrix.Opening;
import dev.assay.verification.matrix.TileDraw;
import dev.assay.verification.matrix.TilePlace;
import dev.assay.verification.matrix.proving.MatrixBackend;
import dev.assay.verification.matrix.proving.MatrixProver;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What the agent proves on an NVIDIA card: for growing matrices, the operations per second that a
 * verifier may state beside those that the data sheet promises, and what proof and verification
 * cost. Every opened tile is verified in Java. Arguments: the program of {@code agent-cuda}, the
 * data sheet's dense int8 operations per second in units of 10^12.
 */
public final class CardProving {
  private static final int OPENINGS = 132;
  private static final double WRONG_SHARE = 0.1;
  private static final double TERA = 1e12;
  private static final double NANOS = 1e9;
  private static final double LONG_ENOUGH_SECONDS = 4;
  private static final int MOST_ROUNDS = 400;

  private final MatrixBackend backend;
  private final double sheetTops;

  private CardProving(MatrixBackend backend, double sheetTops) {
    this.backend = backend;
    this.sheetTops = sheetTops;
  }

  public static void main(String[] args) {
    CardProving card =
        new CardProving(CudaBackend.of(Path.of(args[0])), Double.parseDouble(args[1]));
    System.out.println(
        "| n | rounds | first root, s | a round, ms | TOPS done | TOPS stated | of the sheet "
            + "| an opening, ms | verifying 132 tiles, s |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    for (int n : new int[] {4096, 8192, 16_384, 32_768, 65_536}) {
      System.out.println(card.row(n));
    }
  }

  private String row(int n) {
    byte[] seed = new byte[32];
    new SecureRandom().nextBytes(seed);
    double round = proved(MatrixShape.of(n, 3), seed).seconds() / 3;
    int rounds = (int) Math.clamp(Math.ceil(LONG_ENOUGH_SECONDS / round), 3, MOST_ROUNDS);
    MatrixShape shape = MatrixShape.of(n, rounds);
    Proof proof = proved(shape, seed);
    double done = shape.operations().doubleValue() / proof.seconds() / TERA;
    double verifying = verified(shape, seed, proof);
    return String.format(
        Locale.ROOT,
        "| %,d | %d | %.2f | %.1f | %.0f | %.0f | %.2f | %.1f | %.1f |",
        n,
        rounds,
        proof.first(),
        (proof.seconds() - proof.first()) / (rounds - 1) * 1000,
        done,
        done * (1 - WRONG_SHARE),
        done * (1 - WRONG_SHARE) / sheetTops,
        proof.opening() * 1000,
        verifying);
  }

  /**
   * A proof as a verifier sees it.
   *
   * @param seconds from the seed to the last root
   * @param first from the seed to the first root
   * @param opening seconds for a tile
   */
  private record Proof(
      List<byte[]> roots, List<OpenedTile> tiles, double seconds, double first, double opening) {}

  private Proof proved(MatrixShape shape, byte[] seed) {
    long begun = System.nanoTime();
    try (MatrixProver prover = new MatrixProver(backend, shape, seed)) {
      List<byte[]> roots = new ArrayList<>();
      roots.add(prover.next());
      double first = since(begun);
      IntStream.range(1, shape.rounds()).forEach(round -> roots.add(prover.next()));
      double seconds = since(begun);
      List<TilePlace> places = TileDraw.of(shape, seed, OPENINGS);
      long opening = System.nanoTime();
      List<OpenedTile> tiles = places.stream().map(prover::open).toList();
      return new Proof(roots, tiles, seconds, first, since(opening) / OPENINGS);
    }
  }

  private static double verified(MatrixShape shape, byte[] seed, Proof proof) {
    long begun = System.nanoTime();
    MatrixVerifier verifier = new MatrixVerifier(shape, seed, proof.roots(), seed);
    List<TilePlace> places = TileDraw.of(shape, seed, OPENINGS);
    for (int i = 0; i < places.size(); i++) {
      Opening opening = verifier.verify(places.get(i), proof.tiles().get(i));
      if (opening != Opening.VALID) {
        throw new IllegalStateException("the card's tile doesn't hold: " + opening);
      }
    }
    return since(begun);
  }

  private static double since(long nanos) {
    return (System.nanoTime() - nanos) / NANOS;
  }
}
