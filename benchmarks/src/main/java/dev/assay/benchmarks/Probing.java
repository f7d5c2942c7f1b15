package dev.assay.benchmarks;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Compares the prober's times with a target's own log, through the inference service's public door:
 * one verification at 1,000 requests a second of a target that stands still for a second in ten.
 */
final class Probing {
  private static final int PER_SECOND = 1000;
  private static final int WARM_UP = 30_000;
  private static final int REQUESTS = 30_000;
  private static final double MILLI = 1000;
  private static final double LATE_MORE_THAN_IDLE = 0.005;

  private final Path home;
  private final Path work;
  private final Database database;

  Probing(Path home, Path work, Database database) {
    this.home = home;
    this.work = work;
    this.database = database;
  }

  Section section() throws IOException, InterruptedException {
    int targetPort = Program.freePort();
    URI endpoint = URI.create("http://127.0.0.1:" + targetPort + "/v1/chat/completions");
    try (Program target = target(targetPort);
        InferenceDoor door = InferenceDoor.open(home, work, database, List.of(), targetPort)) {
      target.await(endpoint.resolve("/log"));
      door.await();
      LoadOrder order = new LoadOrder(endpoint, PER_SECOND, WARM_UP, 16);
      door.measured(order); // code is compiled while it runs
      long before = log(targetPort).length;
      try (IdleTimer idle = new IdleTimer(PER_SECOND)) {
        JsonArray answers = door.measured(order.of(REQUESTS));
        long[] all = log(targetPort);
        return compared(answers, Arrays.copyOfRange(all, (int) before, all.length), idle);
      }
    }
  }

  private static Section compared(JsonArray answers, long[] target, IdleTimer idle) {
    long[] ours = micros(answers, "scheduledMicros");
    long[] fromSending = micros(answers, "sentMicros");
    List<Comparison> rows = new ArrayList<>();
    for (double p : new double[] {0.5, 0.99, 0.999}) {
      double theirs = quantile(target, p) / MILLI;
      double mine = quantile(ours, p) / MILLI;
      String name = "p" + (p * 100 + "").replaceAll("\\.0$", "");
      rows.add(
          new Comparison(
              name + ", ms: the prober from the scheduled time, and the target's log",
              Promise.NONE,
              List.of(mine),
              List.of(theirs)));
      rows.add(
          new Comparison(
              name + ", ms apart; at most 1 ms or 2 % of the target's",
              Promise.oursAtMost(Math.max(1, 0.02 * theirs)),
              List.of(Math.abs(mine - theirs)),
              List.of(theirs)));
      rows.add(
          new Comparison(
              name + ", ms: a recorder that counts from the sending, and the target's log",
              Promise.NONE,
              List.of(quantile(fromSending, p) / MILLI),
              List.of(theirs)));
    }
    double late = late(answers);
    double idleLate = idle.lateShare();
    rows.add(
        new Comparison(
            "share of sends, and of an idle timer's wakings, later than 1 ms",
            Promise.oursAtMost(idleLate + LATE_MORE_THAN_IDLE),
            List.of(late),
            List.of(idleLate)));
    return new Section(
        "The prober at 1,000 requests a second, and the log of a target that stands still 1 s in 10",
        rows);
  }

  private Program target(int port) throws IOException {
    return Program.start(
        "target",
        List.of(
            "-cp", System.getProperty("java.class.path"), KnownTarget.class.getName(), "" + port),
        Map.of(),
        work.resolve("target.log"));
  }

  private static long[] log(int targetPort) throws IOException, InterruptedException {
    byte[] log = Program.ask(URI.create("http://127.0.0.1:" + targetPort + "/log")).body();
    return new String(log, StandardCharsets.US_ASCII).lines().mapToLong(Long::parseLong).toArray();
  }

  /** Each whole answer's time, from this moment to its last token. */
  private static long[] micros(JsonArray answers, String from) {
    return answers.stream()
        .map(JsonObject.class::cast)
        .filter(answer -> answer.getString("outcome").equals("OK"))
        .mapToLong(
            answer ->
                answer.getJsonObject("reply").getJsonObject("tokens").getLong("lastMicros")
                    - answer.getLong(from))
        .toArray();
  }

  private static double late(JsonArray answers) {
    long late =
        answers.stream()
            .map(JsonObject.class::cast)
            .filter(a -> a.getLong("sentMicros") - a.getLong("scheduledMicros") > 1000)
            .count();
    return (double) late / answers.size();
  }

  private static double quantile(long[] values, double p) {
    long[] ascending = LongStream.of(values).sorted().toArray();
    return ascending[(int) Math.ceil(p * ascending.length) - 1];
  }
}
