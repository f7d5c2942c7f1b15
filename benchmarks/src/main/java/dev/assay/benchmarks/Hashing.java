package dev.assay.benchmarks;

import dev.assay.data.digest.DigestAlgorithm;
import dev.assay.data.digest.StreamingDigest;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Digests one file by the data service's streaming digest and by {@code sha256sum}. */
final class Hashing {
  static final int MEBIBYTES = 512;
  private static final int MEBIBYTE = 1 << 20;
  private static final int BUFFER = 1 << 16;
  private static final long SEED = 1;

  private Hashing() {}

  /** Mebibytes per second, in alternating rounds, after one of each that doesn't count. */
  static Comparison compare(Path work, int rounds) throws IOException, InterruptedException {
    Path file = work.resolve("hashed");
    write(file);
    try {
      ours(file);
      peers(file);
      List<Double> ours = new ArrayList<>();
      List<Double> peers = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        Timed mine = ours(file);
        Timed theirs = peers(file);
        if (!mine.digest().equals(theirs.digest())) {
          throw new IllegalStateException("the digests differ");
        }
        ours.add(mine.mebibytesPerSecond());
        peers.add(theirs.mebibytesPerSecond());
      }
      return new Comparison("MiB per second", Promise.NONE, ours, peers);
    } finally {
      Files.delete(file);
    }
  }

  private record Timed(String digest, double mebibytesPerSecond) {
    static Timed since(long begun, String digest) {
      return new Timed(digest, MEBIBYTES / ((System.nanoTime() - begun) / 1e9));
    }
  }

  private static Timed ours(Path file) throws IOException {
    long begun = System.nanoTime();
    StreamingDigest digest = new StreamingDigest(List.of());
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    try (FileChannel channel = FileChannel.open(file)) {
      while (channel.read(buffer) >= 0) {
        digest.update(buffer.flip());
        buffer.clear();
      }
    }
    String hex = Objects.requireNonNull(digest.finish().digests().get(DigestAlgorithm.SHA256));
    return Timed.since(begun, hex);
  }

  private static Timed peers(Path file) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Process process = new ProcessBuilder("sha256sum", file.toString()).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("sha256sum failed");
    }
    return Timed.since(begun, said.substring(0, 64));
  }

  private static void write(Path file) throws IOException {
    Random random = new Random(SEED);
    byte[] part = new byte[MEBIBYTE];
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < MEBIBYTES; i++) {
        random.nextBytes(part);
        out.write(part);
      }
    }
  }
}
