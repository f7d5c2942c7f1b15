package dev.assay.benchmarks;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.zip.ZipInputStream;

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
  private final HttpClient http = HttpClient.newHttpClient();

  Probing(Path home, Path work, Database database) {
    this.home = home;
    this.work = work;
    this.database = database;
  }

  Section section() throws IOException, InterruptedException {
    int port = Program.freePort();
    int targetPort = Program.freePort();
    try (Program target = target(targetPort);
        Program service = service(port, targetPort)) {
      target.await(URI.create("http://127.0.0.1:" + targetPort + "/log"));
      service.await(URI.create("http://127.0.0.1:" + port + "/q/health/ready"));
      verified(port, targetPort, WARM_UP); // code is compiled while it runs
      long before = log(targetPort).length;
      try (IdleTimer idle = new IdleTimer(PER_SECOND)) {
        JsonArray answers = verified(port, targetPort, REQUESTS);
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

  private JsonArray verified(int port, int targetPort, int requests)
      throws IOException, InterruptedException {
    String id = UUID.randomUUID().toString();
    String base = "http://127.0.0.1:" + port + "/v1/inference/verifications";
    JsonObject body =
        new JsonObject()
            .put("verificationId", id)
            .put("claims", claims(targetPort))
            .put("terms", terms(requests));
    HttpResponse<String> started =
        http.send(
            HttpRequest.newBuilder(URI.create(base))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body.encode()))
                .build(),
            BodyHandlers.ofString());
    if (started.statusCode() != 202) {
      throw new IllegalStateException(started.body());
    }
    URI report = URI.create(base + "/" + id + "/report");
    while (Program.ask(report).statusCode() != 200) {
      TimeUnit.MILLISECONDS.sleep(200);
    }
    return transcript(Program.ask(URI.create(base + "/" + id + "/bundle")).body());
  }

  private static JsonArray transcript(byte[] bundle) throws IOException {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        if (text.startsWith("{\"answers\":") && text.contains("assay.timed-requests-transcript")) {
          return new JsonObject(text).getJsonArray("answers");
        }
      }
    }
    throw new IllegalStateException("the bundle holds no transcript of timed requests");
  }

  private static JsonObject claims(int targetPort) {
    JsonObject statement =
        new JsonObject()
            .put("source", "http://127.0.0.1:" + targetPort)
            .put("date", "2026-11-01")
            .put("quote", "known by construction");
    return new JsonObject()
        .put(
            "endpoints",
            new JsonArray()
                .add(
                    new JsonObject()
                        .put("id", "known")
                        .put("url", "http://127.0.0.1:" + targetPort + "/v1/chat/completions")
                        .put("model", "known")
                        .put("requestsPerSecond", String.valueOf(PER_SECOND))
                        .put("maxTokens", 16)
                        .put(
                            "latency",
                            new JsonArray()
                                .add(
                                    new JsonObject()
                                        .put("metric", "E2E")
                                        .put("percentile", "0.9")
                                        .put("atMostMs", "5000")
                                        .put("statement", statement)))));
  }

  private static JsonObject terms(int requests) {
    return new JsonObject()
        .put("schema", "assay.terms/v1")
        .put("asOf", Instant.now().toString())
        .put("errorProbability", "0.01")
        .put("statisticalClaims", new JsonObject())
        .put(
            "sampling",
            new JsonObject()
                .put("deadShare", "0.05")
                .put("maxNodes", 500)
                .put("inferenceRequests", requests)
                .put("inferenceRequestsAtLeast", requests)
                .put("maxDatasetBytes", 1 << 30))
        .put(
            "freshness",
            new JsonObject()
                .put("measured", "PT24H")
                .put("chain", "PT24H")
                .put("attested", "PT720H")
                .put("api", "PT24H"))
        .put("requirements", new JsonObject());
  }

  private Program target(int port) throws IOException {
    return Program.start(
        "target",
        List.of(
            "-cp", System.getProperty("java.class.path"), KnownTarget.class.getName(), "" + port),
        Map.of(),
        work.resolve("target.log"));
  }

  private Program service(int port, int targetPort) throws IOException {
    Map<String, String> settings = new TreeMap<>();
    settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    settings.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    settings.put("QUARKUS_DATASOURCE_USERNAME", Database.user());
    settings.put("QUARKUS_DATASOURCE_PASSWORD", Database.user());
    settings.put("QUARKUS_DATASOURCE_REACTIVE_URL", database.address());
    settings.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:" + database.address());
    settings.put("ASSAY_LAYER_EGRESS_ALLOWED_RANGES", "127.0.0.0/8");
    settings.put("ASSAY_LAYER_EGRESS_PORTS", String.valueOf(targetPort));
    settings.put("ASSAY_LAYER_EGRESS_CONCURRENT_PER_HOST", "4096");
    settings.put("ASSAY_LAYER_BUDGET_REQUESTS_PER_TARGET", "1000000");
    Path jar = home.resolve("inference-service/target/quarkus-app/quarkus-run.jar");
    return Program.start(
        "inference-service",
        List.of("-jar", jar.toString()),
        settings,
        work.resolve("inference-service.log"));
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
