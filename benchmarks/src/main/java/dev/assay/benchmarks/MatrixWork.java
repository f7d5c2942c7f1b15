package dev.assay.benchmarks;

import dev.assay.verification.matrix.MatrixPrf;
import dev.assay.verification.matrix.MatrixPrf.Tag;
import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.matrix.MatrixVerifier;
import dev.assay.verification.matrix.OpenedTile;
import dev.assay.verification.matrix.Opening;
import dev.assay.verification.matrix.TileDraw;
import dev.assay.verification.matrix.TilePlace;
import dev.assay.verification.matrix.proving.JavaBackend;
import dev.assay.verification.matrix.proving.MatrixProver;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** The matrix challenge's costs in processor time: generating, verifying, and proving. */
final class MatrixWork {
  private static final MatrixShape SHAPE = MatrixShape.of(4096, 1);
  private static final int OPENINGS = 132;
  private static final MatrixShape LARGE = MatrixShape.of(16_384, OPENINGS);
  private static final int ROUNDS = 7;
  private static final int HEAP_MEBIBYTES = 16;
  private static final double LEAST_OF_GENERATING = 0.4;
  private static final double LEAST_PROVING = 50;
  private static final double NANOS = 1e9;

  private MatrixWork() {}

  static Section section() throws IOException, InterruptedException {
    byte[] seed = new byte[32];
    MatrixProver prover = new MatrixProver(new JavaBackend(), SHAPE, seed);
    long begun = processNanos();
    List<byte[]> roots = List.of(prover.next());
    double proving = (processNanos() - begun) / NANOS;
    List<OpenedTile> tiles = TileDraw.of(SHAPE, seed, OPENINGS).stream().map(prover::open).toList();
    LoneTiles large = LoneTiles.of(LARGE, seed, OPENINGS);
    List<Double> generated = new ArrayList<>();
    List<Double> verified = new ArrayList<>();
    List<Double> times = new ArrayList<>();
    for (int round = -ROUNDS; round < ROUNDS; round++) {
      double generating = seconds(() -> generate(seed));
      double verifying = seconds(large::verify);
      double small = seconds(() -> verify(seed, roots, tiles));
      if (round >= 0) { // those before it warm up
        double entries = (double) LARGE.n() * (LARGE.n() + OPENINGS);
        generated.add(entries / generating);
        verified.add(entries / verifying);
        times.add(small);
      }
    }
    return new Section(
        "Matrix challenge, 132 tiles opened",
        List.of(
            new Comparison(
                "entries per second of processor at n 16384: verifying, and generating them alone",
                Promise.ratioAtLeast(LEAST_OF_GENERATING),
                verified,
                generated),
            new Comparison(
                "seconds of processor at n 4096, one round: proving (java), and verifying",
                Promise.ratioAtLeast(LEAST_PROVING),
                List.of(proving),
                times),
            new Comparison(
                "MiB of heap allowed, and sufficient, to verify n 65536 with 1 and with 10,000 rounds",
                Promise.ratioAtLeast(1),
                List.of((double) HEAP_MEBIBYTES),
                List.of(sufficient(1), sufficient(10_000)))));
  }

  private static void generate(byte[] seed) {
    MatrixPrf prf = new MatrixPrf(seed);
    byte[] row = new byte[LARGE.n()];
    for (int i = 0; i < LARGE.n() + OPENINGS; i++) {
      prf.row(Tag.B, 0, i, row);
    }
  }

  private static void verify(byte[] seed, List<byte[]> roots, List<OpenedTile> tiles) {
    MatrixVerifier verifier = new MatrixVerifier(SHAPE, seed, roots, seed);
    List<TilePlace> places = TileDraw.of(SHAPE, seed, OPENINGS);
    for (int i = 0; i < places.size(); i++) {
      if (verifier.verify(places.get(i), tiles.get(i)) != Opening.VALID) {
        throw new IllegalStateException("an honest tile must hold");
      }
    }
  }

  /** The heap with which a process of its own verified, or infinitely much if it failed. */
  private static double sufficient(int rounds) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx" + HEAP_MEBIBYTES + "m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                MatrixHeap.class.getName(),
                Integer.toString(rounds))
            .inheritIO()
            .start();
    return process.waitFor() == 0 ? HEAP_MEBIBYTES : Double.POSITIVE_INFINITY;
  }

  private static double seconds(Runnable work) {
    long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    work.run();
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun) / NANOS;
  }

  private static long processNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : System.nanoTime();
  }
}
