package dev.assay.benchmarks;

import dev.assay.verification.probe.UnreadableAnswer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Measures what is promised to be fast, each beside its peer or its limit in one run, and writes
 * the numbers to {@code docs/benchmarks.md}. With the argument {@code quick} it measures a few
 * short rounds, with the name of one part that part alone, and only prints them. Exit code 1 when a
 * promise is missed.
 */
public final class Benchmarks {
  private static final int DOCUMENT_BYTES = 20_480;
  private static final Reading.Plan WHOLE = new Reading.Plan(Duration.ofSeconds(5), 7, 24);
  private static final Reading.Plan QUICK = new Reading.Plan(Duration.ofSeconds(3), 3, 10);

  private final Path home;
  private final Path work;
  private final UUID id = UUID.randomUUID();
  private final byte[] document = document();

  private final Reading.Plan plan;
  private String database = "";

  private Benchmarks(Path home, Reading.Plan plan) {
    this.home = home;
    this.plan = plan;
    this.work = home.resolve("benchmarks/target/run");
  }

  public static void main(String[] args) throws Exception {
    if (List.of(args).contains("matrix")) {
      System.exit(MatrixWork.section().print() ? 0 : 1);
    }
    if (List.of(args).contains("identity")) {
      System.exit(Merging.section().print() ? 0 : 1);
    }
    if (List.of(args).contains("nodes")) {
      Path work = Path.of(System.getProperty("assay.home", "."), "benchmarks/target/run");
      System.exit(Distributing.section(work).print() ? 0 : 1);
    }
    if (List.of(args).contains("nodes-door")) {
      Path checkout = Path.of(System.getProperty("assay.home", "."));
      Path work = checkout.resolve("benchmarks/target/run");
      System.exit(new NodesDoor(checkout, work).section().print() ? 0 : 1);
    }
    boolean quick = List.of(args).contains("quick");
    boolean statistics = List.of(args).contains("statistics");
    boolean probing = List.of(args).contains("probing");
    boolean streams = List.of(args).contains("streams");
    Path home = Path.of(System.getProperty("assay.home", "."));
    Benchmarks benchmarks = new Benchmarks(home, quick ? QUICK : WHOLE);
    double load = Machine.load();
    List<Section> sections =
        statistics
            ? benchmarks.statistics()
            : probing ? benchmarks.probing() : streams ? benchmarks.streams() : benchmarks.run();
    String text = benchmarks.document(load, sections);
    System.out.println(text);
    if (!quick && !statistics && !probing && !streams) {
      Files.writeString(home.resolve("docs/benchmarks.md"), text);
    }
    boolean kept =
        sections.stream().flatMap(section -> section.rows().stream()).allMatch(Comparison::kept);
    System.exit(kept ? 0 : 1);
  }

  private List<Section> run()
      throws IOException, InterruptedException, SQLException, UnreadableAnswer {
    Files.createDirectories(work);
    List<Section> sections = new ArrayList<>();
    Vertx vertx = Vertx.vertx();
    try (Database postgres = Database.start(work)) {
      database = "; " + postgres.version();
      Gateways gateways = new Gateways(home, work, postgres, collector(vertx));
      Reading reading = new Reading(new Load(vertx), id, document);
      sections.add(reading(gateways, reading, postgres, true));
      sections.add(reading(gateways, reading, postgres, false));
    } finally {
      vertx.close();
    }
    sections.add(
        new Section(
            "Digesting a file of %d MiB: StreamingDigest and sha256sum"
                .formatted(Hashing.MEBIBYTES),
            List.of(Hashing.compare(work, plan.rounds()))));
    sections.addAll(statistics());
    sections.addAll(probing());
    sections.addAll(streams());
    if (plan.equals(WHOLE)) {
      sections.addAll(nodes());
      System.err.println("measuring the matrix challenge");
      sections.add(MatrixWork.section());
    }
    return sections;
  }

  private List<Section> probing() throws IOException, InterruptedException {
    System.err.println("measuring the prober");
    Files.createDirectories(work);
    try (Database postgres = Database.start(work)) {
      return List.of(new Probing(home, work, postgres).section());
    }
  }

  private List<Section> streams() throws IOException, InterruptedException {
    System.err.println("measuring streams");
    Files.createDirectories(work);
    try (Database postgres = Database.start(work)) {
      return List.of(new Streams(home, work, postgres).section());
    }
  }

  private List<Section> nodes() throws IOException, InterruptedException, UnreadableAnswer {
    System.err.println("measuring lists of nodes");
    return List.of(
        Distributing.section(work), Merging.section(), new NodesDoor(home, work).section());
  }

  private List<Section> statistics() {
    System.err.println("measuring sequential decisions");
    return List.of(
        Deciding.betweenTwoRates(),
        Deciding.afterEveryTrial(),
        new Looking().section(plan.rounds()));
  }

  private String document(double load, List<Section> sections) {
    return new ResultsDocument(
            LocalDate.now(ZoneOffset.UTC), Machine.description() + database, load, plan)
        .of(sections);
  }

  private Section reading(Gateways gateways, Reading reading, Database database, boolean cached)
      throws IOException, InterruptedException, SQLException {
    int ourPort = Program.freePort();
    int peerPort = Program.freePort();
    System.err.println("measuring " + (cached ? "from the cache" : "without a cache"));
    try (Program ours = gateways.start(ourPort, cached)) {
      if (cached) {
        database.store(id, document);
      }
      try (Program peer = peer(peerPort, database, cached)) {
        peer.await(URI.create("http://127.0.0.1:" + peerPort + "/v1/verdicts/" + id));
        return new Section(
            cached
                ? "A verdict by its id, from the cache: gateway and bare Vert.x with the same bytes"
                : "A verdict by its id, no cache: gateway and bare Vert.x reading the same row",
            reading.compare(
                new Reading.Server(ours, ourPort), new Reading.Server(peer, peerPort), plan));
      }
    }
  }

  private Program peer(int port, Database database, boolean cached) throws IOException {
    Path file = work.resolve("document.json");
    Files.write(file, document);
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
    arguments.addAll(List.of(Peer.class.getName(), String.valueOf(port)));
    arguments.addAll(
        cached
            ? List.of("bytes", file.toString())
            : List.of("row", database.address().replace("//", "//" + Database.user() + "@")));
    return Program.start("peer", arguments, Map.of(), work.resolve("peer.log"));
  }

  /** A collector that takes every trace and keeps none. */
  private static URI collector(Vertx vertx) {
    var server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> request.body().onSuccess((Buffer b) -> request.response().end()))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    return URI.create("http://127.0.0.1:" + server.actualPort());
  }

  /** JSON of a verdict's usual size; what it says doesn't matter, as its bytes are served as is. */
  private static byte[] document() {
    String frame = "{\"explanation\":\"%s\"}";
    String filling = "a verdict's findings. ".repeat(DOCUMENT_BYTES / 20);
    return frame
        .formatted(filling.substring(0, DOCUMENT_BYTES - frame.length() + 2))
        .getBytes(StandardCharsets.UTF_8);
  }
}
