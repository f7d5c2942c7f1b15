package dev.assay.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.ToDoubleFunction;

/** Compares two servers that answer the same request, in alternating rounds once both are warm. */
final class Reading {
  private static final Promise HALF = Promise.ratioAtLeast(0.5);
  private static final double NOTICEABLY = 0.95;
  private static final int SETTLED = 3;

  private final Load load;
  private final UUID id;
  private final byte[] document;

  Reading(Load load, UUID id, byte[] document) {
    this.load = load;
    this.id = id;
    this.document = document;
  }

  /** How long a round takes, how many count, and how many may go before to warm a server up. */
  record Plan(Duration round, int rounds, int warmUps) {}

  /** One of the two servers. */
  record Server(Program program, int port) {}

  /** Answers per second, processor time and latencies, in this order. */
  List<Comparison> compare(Server ours, Server peer, Plan plan)
      throws IOException, InterruptedException {
    warmUp(ours, plan);
    warmUp(peer, plan);
    List<Round> mine = new ArrayList<>();
    List<Round> theirs = new ArrayList<>();
    for (int i = 0; i < plan.rounds(); i++) {
      mine.add(round(ours, plan.round()));
      theirs.add(round(peer, plan.round()));
    }
    return List.of(
        new Comparison(
            "answers per second",
            HALF,
            each(mine, Round::perSecond),
            each(theirs, Round::perSecond)),
        new Comparison(
            "server's processor time per answer, µs",
            Promise.NONE,
            each(mine, Round::cpuMicros),
            each(theirs, Round::cpuMicros)),
        new Comparison(
            "p50, ms", Promise.NONE, each(mine, Round::p50Millis), each(theirs, Round::p50Millis)),
        new Comparison(
            "p99, ms", Promise.NONE, each(mine, Round::p99Millis), each(theirs, Round::p99Millis)));
  }

  /**
   * Rounds that don't count, until the compiler has nothing left to do: until several in a row have
   * not lowered the processor time of an answer any more.
   */
  private void warmUp(Server server, Plan plan) throws IOException, InterruptedException {
    double lowest = Double.MAX_VALUE;
    int since = 0;
    for (int i = 0; i < plan.warmUps() && since < SETTLED; i++) {
      double cpu = round(server, plan.round()).cpuMicros();
      since = cpu < lowest * NOTICEABLY ? 0 : since + 1;
      lowest = Math.min(lowest, cpu);
    }
  }

  private Round round(Server server, Duration length) throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + server.port() + "/v1/verdicts/" + id);
    return load.run(server.program(), address, document, length);
  }

  private static List<Double> each(List<Round> rounds, ToDoubleFunction<Round> value) {
    return rounds.stream().mapToDouble(value).boxed().toList();
  }
}
