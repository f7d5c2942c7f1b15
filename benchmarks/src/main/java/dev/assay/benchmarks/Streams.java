package dev.assay.benchmarks;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Many streams at once on one replica of the inference service, over TLS, in half a gigabyte: 100
 * streams begin in a second, each of 400 chunks in 20 seconds, so that 2,000 are under way.
 */
final class Streams {
  private static final int PER_SECOND = 100;
  private static final int WARM_UP = 2000;
  private static final int REQUESTS = 5000;
  private static final int CHUNKS = 400;
  private static final int AT_ONCE = 2000;
  private static final double MEBIBYTES = 512;
  private static final double NEARLY = 0.95;
  private static final String PASSWORD = "benchmark";

  /** Heap, and what the rest of the process may take, so that all of it stays in 512 MiB. */
  private static final List<String> SMALL =
      List.of(
          "-Xms64m", "-Xmx192m", "-XX:MaxDirectMemorySize=64m", "-XX:ReservedCodeCacheSize=64m");

  private final Path home;
  private final Path work;
  private final Database database;

  Streams(Path home, Path work, Database database) {
    this.home = home;
    this.work = work;
    this.database = database;
  }

  Section section() throws IOException, InterruptedException {
    int port = Program.freePort();
    int logPort = Program.freePort();
    URI log = URI.create("http://127.0.0.1:" + logPort + "/");
    List<String> options =
        new ArrayList<>(List.of("-Djavax.net.ssl.trustStore=" + keys("trusted.p12")));
    options.add("-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    options.addAll(SMALL);
    certificate();
    try (Program target = target(port, logPort);
        InferenceDoor door = InferenceDoor.open(home, work, database, options, port)) {
      target.await(log);
      door.await();
      URI endpoint = URI.create("https://127.0.0.1:" + port + "/v1/chat/completions");
      LoadOrder order = new LoadOrder(endpoint, PER_SECOND, WARM_UP, 2 * CHUNKS);
      door.measured(order); // code is compiled while it runs
      long[] before = said(log);
      Duration ours = door.cpu();
      Duration theirs = target.cpu();
      JsonArray answers = door.measured(order.of(REQUESTS));
      long[] after = said(log);
      double chunks = after[0] - before[0];
      List<Comparison> rows = new ArrayList<>(compared(answers, after[1]));
      rows.add(
          new Comparison(
              "MiB resident at the most, and allowed",
              Promise.ratioAtMost(1),
              List.of(door.residentMebibytes()),
              List.of(MEBIBYTES)));
      rows.add(
          new Comparison(
              "microseconds of processor for a chunk: reading it, and the target's sending it",
              Promise.NONE,
              List.of(micros(door.cpu().minus(ours)) / chunks),
              List.of(micros(target.cpu().minus(theirs)) / chunks)));
      return new Section(
          "2,000 streams at once over TLS, 20 chunks a second each, on one replica", rows);
    }
  }

  private static List<Comparison> compared(JsonArray answers, long atOnce) {
    List<JsonObject> whole =
        answers.stream()
            .map(JsonObject.class::cast)
            .filter(answer -> answer.getString("outcome").equals("OK"))
            .toList();
    double lasted =
        whole.stream()
            .map(answer -> answer.getJsonObject("reply").getJsonObject("tokens"))
            .mapToDouble(tokens -> tokens.getLong("lastMicros") - tokens.getLong("firstMicros"))
            .map(micros -> micros / 1e6)
            .sorted()
            .skip(whole.size() / 2)
            .findFirst()
            .orElse(Double.POSITIVE_INFINITY);
    return List.of(
        new Comparison(
            "streams under way at the target at the most, of those that the load means",
            Promise.ratioAtLeast(NEARLY),
            List.of((double) atOnce),
            List.of((double) AT_ONCE)),
        new Comparison(
            "streams read whole, of all",
            Promise.ratioAtLeast(1),
            List.of((double) whole.size()),
            List.of((double) answers.size())),
        new Comparison(
            "seconds from first to last chunk, median, and what the target's timer means",
            Promise.ratioAtMost(2 - NEARLY),
            List.of(lasted),
            List.of((CHUNKS - 1) * 0.05)));
  }

  private static double micros(Duration duration) {
    return duration.toNanos() / 1e3;
  }

  /** Chunks sent so far, and streams at once at the most. */
  private static long[] said(URI log) throws IOException, InterruptedException {
    String text = new String(Program.ask(log).body(), StandardCharsets.US_ASCII);
    return Arrays.stream(text.split(" ")).mapToLong(Long::parseLong).toArray();
  }

  private Program target(int port, int logPort) throws IOException {
    return Program.start(
        "target",
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            StreamTarget.class.getName(),
            "" + port,
            keys("key.p12").toString(),
            PASSWORD,
            "" + CHUNKS,
            "" + logPort),
        Map.of(),
        work.resolve("target.log"));
  }

  /** A key for this run, and a store in which the service finds its certificate to trust. */
  private void certificate() throws IOException, InterruptedException {
    Files.deleteIfExists(keys("key.p12"));
    Files.deleteIfExists(keys("trusted.p12"));
    keytool(
        "-genkeypair",
        "-alias",
        "target",
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-dname",
        "CN=127.0.0.1",
        "-ext",
        "san=ip:127.0.0.1",
        "-validity",
        "2",
        "-keystore",
        keys("key.p12").toString());
    keytool(
        "-exportcert",
        "-alias",
        "target",
        "-file",
        keys("target.crt").toString(),
        "-keystore",
        keys("key.p12").toString());
    keytool(
        "-importcert",
        "-noprompt",
        "-alias",
        "target",
        "-file",
        keys("target.crt").toString(),
        "-keystore",
        keys("trusted.p12").toString());
  }

  private static void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    if (new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() != 0) {
      throw new IllegalStateException("keytool failed: " + command);
    }
  }

  private Path keys(String name) {
    return work.resolve(name);
  }
}
