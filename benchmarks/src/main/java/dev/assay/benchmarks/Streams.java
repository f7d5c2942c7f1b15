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
import java.util.concurrent.TimeUnit;

/**
 * Many streams at once on one replica of the inference service, over TLS, in half a gigabyte: 100
 * streams begin in a second, each of 400 chunks in 20 seconds, so that 2,000 are under way. The
 * same target then sends the same load to a bare Vert.x client: on few cores the target's own work
 * bounds the rate, so that only a rate beside the other one says something of the replica.
 */
final class Streams {
  private static final int PER_SECOND = 100;
  private static final int WARM_UP = 2000;
  private static final int REQUESTS = 3000;
  private static final int CHUNKS = 400;
  private static final int AT_ONCE = 2000;
  private static final double MEBIBYTES = 512;
  private static final double NEARLY = 0.95;
  private static final double OF_BARE_RATE = 0.5;
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
    certificate();
    int port = Program.freePort();
    int logPort = Program.freePort();
    URI log = URI.create("http://127.0.0.1:" + logPort + "/");
    try (Program target = target(port, logPort)) {
      target.await(log);
      Reads ours = replica(target, port, log);
      Reads bare = bareClient(target, port, log);
      return new Section(
          "2,000 streams at once over TLS, 20 chunks a second each, on one replica",
          compared(ours, bare));
    }
  }

  /**
   * What came of the load with one reader.
   *
   * @param log the target's
   * @param streams all of them
   * @param whole those that were read to their end
   * @param seconds from the first chunk to the last, median of the whole ones
   * @param micros processor time of the reader for a chunk
   * @param targetMicros the target's
   * @param mebibytes resident in the reader at the most
   */
  private record Reads(
      StreamLog log,
      int streams,
      int whole,
      double seconds,
      double micros,
      double targetMicros,
      double mebibytes) {}

  private Reads replica(Program target, int port, URI log)
      throws IOException, InterruptedException {
    List<String> options =
        new ArrayList<>(List.of("-Djavax.net.ssl.trustStore=" + keys("trusted.p12")));
    options.add("-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    options.addAll(SMALL);
    try (InferenceDoor door = InferenceDoor.open(home, work, database, options, port)) {
      door.await();
      URI endpoint = URI.create("https://127.0.0.1:" + port + "/v1/chat/completions");
      LoadOrder order = new LoadOrder(endpoint, PER_SECOND, WARM_UP, 2 * CHUNKS);
      door.measured(order); // code is compiled while it runs
      Program.ask(log.resolve("/begin"));
      Duration ours = door.cpu();
      Duration theirs = target.cpu();
      JsonArray answers = door.measured(order.of(REQUESTS));
      StreamLog told = told(log);
      List<Double> seconds = seconds(answers);
      return new Reads(
          told,
          answers.size(),
          seconds.size(),
          seconds.isEmpty() ? Double.POSITIVE_INFINITY : Median.of(seconds),
          micros(door.cpu().minus(ours)) / told.sent(),
          micros(target.cpu().minus(theirs)) / told.sent(),
          door.residentMebibytes());
    }
  }

  private Reads bareClient(Program target, int port, URI log)
      throws IOException, InterruptedException {
    int control = Program.freePort();
    URI reader = URI.create("http://127.0.0.1:" + control + "/");
    try (Program client = client(port, control)) {
      client.await(reader);
      read(reader, WARM_UP);
      Program.ask(log.resolve("/begin"));
      Duration ours = client.cpu();
      Duration theirs = target.cpu();
      long[] ended = read(reader, REQUESTS);
      StreamLog told = told(log);
      return new Reads(
          told,
          REQUESTS,
          (int) ended[1],
          ended[2] / 1e6,
          micros(client.cpu().minus(ours)) / told.sent(),
          micros(target.cpu().minus(theirs)) / told.sent(),
          client.residentMebibytes());
    }
  }

  private static List<Comparison> compared(Reads ours, Reads bare) {
    double meant = (CHUNKS - 1) * 0.05;
    return List.of(
        row(
            "streams under way at once at the most, and meant",
            Promise.ratioAtLeast(NEARLY),
            ours.log().mostOpen(),
            AT_ONCE),
        row("streams read whole, of all", Promise.ratioAtLeast(1), ours.whole(), ours.streams()),
        row(
            "MiB resident at the most, and allowed",
            Promise.ratioAtMost(1),
            ours.mebibytes(),
            MEBIBYTES),
        row(
            "chunks a second with 1,900 streams or more: to the replica, and to a bare client",
            Promise.ratioAtLeast(OF_BARE_RATE),
            ours.log().perSecond((int) (NEARLY * AT_ONCE)),
            bare.log().perSecond((int) (NEARLY * AT_ONCE))),
        row(
            "the same of the bare client alone, and what the target's timers mean",
            Promise.NONE,
            bare.log().perSecond((int) (NEARLY * AT_ONCE)),
            AT_ONCE * 20),
        row(
            "seconds from first to last chunk, median: the replica's, and the timers'",
            Promise.NONE,
            ours.seconds(),
            meant),
        row(
            "the same: the bare client's, of " + bare.whole() + " whole streams, and the timers'",
            Promise.NONE,
            bare.seconds(),
            meant),
        row(
            "microseconds of processor to read a chunk: the replica, and the bare client",
            Promise.NONE,
            ours.micros(),
            bare.micros()),
        row(
            "microseconds of the target's processor to send it: to the replica, and to the client",
            Promise.NONE,
            ours.targetMicros(),
            bare.targetMicros()));
  }

  private static Comparison row(String what, Promise promise, double ours, double other) {
    return new Comparison(what, promise, List.of(ours), List.of(other));
  }

  /** From the first chunk to the last, of each whole stream. */
  private static List<Double> seconds(JsonArray answers) {
    return answers.stream()
        .map(JsonObject.class::cast)
        .filter(answer -> answer.getString("outcome").equals("OK"))
        .map(answer -> answer.getJsonObject("reply").getJsonObject("tokens"))
        .map(tokens -> (tokens.getLong("lastMicros") - tokens.getLong("firstMicros")) / 1e6)
        .toList();
  }

  private static double micros(Duration duration) {
    return duration.toNanos() / 1e3;
  }

  private static StreamLog told(URI log) throws IOException, InterruptedException {
    return StreamLog.of(new String(Program.ask(log).body(), StandardCharsets.US_ASCII));
  }

  /** Has the bare client read so many streams; how many ended, were whole, and took how long. */
  private static long[] read(URI reader, int streams) throws IOException, InterruptedException {
    Program.ask(reader.resolve("/?start=" + streams));
    long[] ended = {0, 0, 0};
    while (ended[0] < streams) {
      TimeUnit.SECONDS.sleep(1);
      String text = new String(Program.ask(reader).body(), StandardCharsets.US_ASCII);
      ended = Arrays.stream(text.split(" ")).mapToLong(Long::parseLong).toArray();
    }
    return ended;
  }

  private Program client(int port, int control) throws IOException {
    return Program.start(
        "bare client",
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            StreamReader.class.getName(),
            "" + port,
            keys("trusted.p12").toString(),
            PASSWORD,
            "" + StreamTarget.bytes(CHUNKS),
            "" + PER_SECOND,
            "" + control),
        Map.of(),
        work.resolve("bare-client.log"));
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
