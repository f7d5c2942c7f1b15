package dev.assay.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.sun.management.OperatingSystemMXBean;
import dev.assay.compute.columns.NodeColumns;
import dev.assay.compute.columns.NodeStream;
import dev.assay.compute.columns.Roll;
import dev.assay.compute.distribution.Cases;
import dev.assay.compute.distribution.Dimensions;
import dev.assay.compute.distribution.Operators;
import dev.assay.compute.entities.NodeSignals;
import dev.assay.verification.probe.UnreadableAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Distribution metrics over a million nodes in NDJSON, as claimed, merged and in the worst case,
 * beside a bare streaming parse of the same file: Jackson's parser from token to token, no text
 * read.
 */
final class Distributing {
  private static final int NODES = 1_000_000;
  private static final int ROUNDS = 7;
  private static final int WARM_UPS = 4;
  private static final int HEAP_MEBIBYTES = 256;
  private static final double ALPHA = 0.01;
  private static final double MOST_WALL = 1.5;
  private static final double MOST_PROCESSOR = 2.5;
  private static final double NANOS = 1e9;

  private Distributing() {}

  /** Wall time and processor time of the whole process. */
  private record Cost(double wall, double processor) {}

  /** Something that is measured. */
  @FunctionalInterface
  private interface Work {
    void run() throws IOException, UnreadableAnswer;
  }

  static Section section(Path work) throws IOException, InterruptedException, UnreadableAnswer {
    Files.createDirectories(work);
    Path file = work.resolve("nodes.ndjson");
    NodeLists.write(file, NODES);
    List<Cost> ours = new ArrayList<>();
    List<Cost> bare = new ArrayList<>();
    for (int round = -WARM_UPS; round < ROUNDS; round++) {
      Cost parse = cost(() -> parse(file));
      Cost metrics = cost(() -> metrics(file));
      if (round >= 0) {
        ours.add(metrics);
        bare.add(parse);
      }
    }
    return new Section(
        "Distribution of 1,000,000 nodes in NDJSON (%d MiB): claimed, merged and worst case"
            .formatted(Files.size(file) >> 20),
        List.of(
            new Comparison(
                "wall seconds: all metrics, and a bare streaming parse on one core",
                Promise.ratioAtMost(MOST_WALL),
                ours.stream().map(Cost::wall).toList(),
                bare.stream().map(Cost::wall).toList()),
            new Comparison(
                "processor seconds: all metrics, and a bare streaming parse",
                Promise.ratioAtMost(MOST_PROCESSOR),
                ours.stream().map(Cost::processor).toList(),
                bare.stream().map(Cost::processor).toList()),
            new Comparison(
                "MiB of heap allowed, and sufficient",
                Promise.ratioAtLeast(1),
                List.of((double) HEAP_MEBIBYTES),
                List.of(sufficient(file)))));
  }

  public static void main(String[] args) throws IOException, UnreadableAnswer {
    metrics(Path.of(args[0]));
  }

  static void parse(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        JsonParser json = new JsonFactory().createParser(in)) {
      long entries = 0;
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        entries += token == JsonToken.END_OBJECT ? 1 : 0;
      }
      if (entries != NODES) {
        throw new IllegalStateException("not the list that was written");
      }
    }
  }

  static void metrics(Path file) throws IOException, UnreadableAnswer {
    try (InputStream in = Files.newInputStream(file)) {
      NodeColumns columns = new NodeStream(0x5eedL).lines(in);
      Roll roll = columns.roll();
      Cases cases = Cases.of(new NodeSignals(columns), roll, ALPHA, columns.malformed());
      Dimensions dimensions = Dimensions.of(columns, roll, (mark, entry) -> mark + " " + entry);
      Operators operators = Operators.of(cases, i -> "operator " + i, i -> "node " + i);
      if (columns.entries() + columns.malformed() != NODES
          || dimensions.systems() == null
          || operators.best().nakamoto() < operators.worst().nakamoto()) {
        throw new IllegalStateException("not the list that was written");
      }
    }
  }

  private static double sufficient(Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx" + HEAP_MEBIBYTES + "m",
                "-cp",
                System.getProperty("java.class.path"),
                Distributing.class.getName(),
                file.toString())
            .inheritIO()
            .start();
    return process.waitFor() == 0 ? HEAP_MEBIBYTES : Double.POSITIVE_INFINITY;
  }

  private static Cost cost(Work work) throws IOException, UnreadableAnswer {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long processor = system.getProcessCpuTime();
    long begun = System.nanoTime();
    work.run();
    long wall = System.nanoTime() - begun;
    return new Cost(wall / NANOS, (system.getProcessCpuTime() - processor) / NANOS);
  }
}
