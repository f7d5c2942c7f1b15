package dev.assay.benchmarks;

import dev.assay.cli.agent.CudaBackend;
import dev.assay.verification.matrix.KeptTiles;
import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.matrix.MatrixVerifier;
import dev.assay.verification.matrix.OpenedTile;
import dev.assay.verification.matrix.Opening;
import dev.assay.verification.matrix.ResidentMemory;
import dev.assay.verification.matrix.TileDraw;
import dev.assay.verification.matrix.TilePlace;
import dev.assay.verification.matrix.proving.MatrixProver;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How much memory keyed passes prove on an NVIDIA card: for growing fills, what the slowest pass
 * takes and what a verifier may state. Every opened tile is verified in Java, in its round and in
 * its pass. Arguments: the program of {@code agent-cuda}, n, then numbers of rounds.
 */
public final class CardKeeping {
  private static final int OPENINGS = 132;
  private static final int PASSES = 10;
  private static final BigDecimal WRONG_SHARE = new BigDecimal("0.1");
  private static final double GIGA = 1e9;

  /** What the check assumes: a link of 64 GB/s and the fastest card of the catalogue. */
  private static final ResidentMemory LIMITS =
      new ResidentMemory(new BigDecimal("64e9"), new BigDecimal("5000e12"));

  private final CudaBackend backend;

  private CardKeeping(CudaBackend backend) {
    this.backend = backend;
  }

  public static void main(String[] args) {
    CardKeeping card = new CardKeeping(CudaBackend.of(Path.of(args[0])));
    System.out.println(
        "| n | rounds | kept, GB | filling, s | fastest pass, ms | slowest pass, ms | read, GB/s "
            + "| stated, GB | opening 132 tiles, s |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    for (int i = 2; i < args.length; i++) {
      System.out.println(
          card.row(MatrixShape.of(Integer.parseInt(args[1]), Integer.parseInt(args[i]))));
    }
  }

  private String row(MatrixShape shape) {
    byte[] seed = random();
    long begun = System.nanoTime();
    try (MatrixProver prover = MatrixProver.keeping(backend, shape, seed)) {
      List<byte[]> roots = new ArrayList<>();
      while (!prover.done()) {
        roots.add(prover.next());
      }
      double filling = since(begun);
      List<Pass> passes = new ArrayList<>();
      for (int i = 0; i < PASSES; i++) {
        passes.add(pass(prover));
      }
      long opening = System.nanoTime();
      verify(shape, seed, roots, prover, passes);
      double fastest = passes.stream().mapToDouble(Pass::seconds).min().orElseThrow();
      double slowest = passes.stream().mapToDouble(Pass::seconds).max().orElseThrow();
      BigDecimal stated =
          LIMITS.leastBytes(shape, WRONG_SHARE, Duration.ofNanos((long) (slowest * GIGA)));
      return String.format(
          Locale.ROOT,
          "| %,d | %d | %.1f | %.1f | %.1f | %.1f | %.0f | %.1f | %.1f |",
          shape.n(),
          shape.rounds(),
          shape.keptBytes() / GIGA,
          filling,
          fastest * 1000,
          slowest * 1000,
          shape.keptBytes() / GIGA / fastest,
          stated.doubleValue() / GIGA,
          since(opening));
    }
  }

  private record Pass(byte[] key, byte[] root, double seconds) {}

  private static Pass pass(MatrixProver prover) {
    byte[] key = random();
    long begun = System.nanoTime();
    byte[] root = prover.pass(key);
    return new Pass(key, root, since(begun));
  }

  private static void verify(
      MatrixShape shape, byte[] seed, List<byte[]> roots, MatrixProver prover, List<Pass> passes) {
    MatrixVerifier verifier = new MatrixVerifier(shape, seed, roots, seed);
    List<TilePlace> places = TileDraw.of(shape, seed, OPENINGS);
    for (int i = 0; i < places.size(); i++) {
      TilePlace place = places.get(i);
      OpenedTile tile = prover.open(place);
      int number = KeptTiles.passOf(i, places.size(), PASSES);
      Pass pass = passes.get(number - 1);
      boolean stands =
          new KeptTiles(shape, number, pass.key())
              .leads(place, tile.entries(), prover.path(number, place), pass.root());
      if (verifier.verify(place, tile) != Opening.VALID || !stands) {
        throw new IllegalStateException("the card's tile " + place + " doesn't hold");
      }
    }
  }

  private static byte[] random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  private static double since(long nanos) {
    return (System.nanoTime() - nanos) / GIGA;
  }
}
