package dev.assay.benchmarks;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A list of a million nodes in NDJSON through the packaged compute service, from the door to the
 * bundle: fetched from a server of this machine, recorded, counted, sampled, merged and judged by
 * all checks that speak of lists, in a heap of 256 MiB. None of the nodes is asked, since the guard
 * refuses their port.
 */
final class NodesDoor {
  private static final int NODES = 1_000_000;
  private static final int HEAP_MEBIBYTES = 256;
  private static final long BETWEEN_MILLIS = 500;
  private static final double NANOS = 1e9;
  private static final JsonObject STATEMENT =
      new JsonObject()
          .put("source", "https://project.example/")
          .put("date", "2026-11-01")
          .put("quote", "made up");

  private final Path home;
  private final Path work;
  private final HttpClient http = HttpClient.newHttpClient();

  NodesDoor(Path home, Path work) {
    this.home = home;
    this.work = work;
  }

  Section section() throws IOException, InterruptedException {
    Files.createDirectories(work);
    Path file = work.resolve("nodes.ndjson");
    NodeLists.write(file, NODES);
    long began = System.nanoTime();
    Distributing.parse(file);
    double bare = (System.nanoTime() - began) / NANOS;
    Vertx vertx = Vertx.vertx();
    try (Database postgres = Database.start(work)) {
      int port = serve(vertx, file);
      URI base = URI.create("http://127.0.0.1:" + Program.freePort());
      try (Program service = service(base, postgres, port)) {
        service.await(base.resolve("/q/health/ready"));
        return measured(service, base, "http://127.0.0.1:" + port + "/nodes.ndjson", bare);
      }
    } finally {
      vertx.close();
    }
  }

  private Section measured(Program service, URI base, String list, double bare)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    URI verification = started(base, list);
    JsonObject report = report(service, verification);
    double wall = (System.nanoTime() - began) / NANOS;
    demand(report);
    Path bundle = work.resolve("nodes-bundle.zip");
    http.send(
        HttpRequest.newBuilder(URI.create(verification + "/bundle")).build(),
        BodyHandlers.ofFile(bundle));
    return new Section(
        "1,000,000 nodes in NDJSON (%d MiB) from the door of the compute service to a bundle of %d MiB"
            .formatted(Files.size(work.resolve("nodes.ndjson")) >> 20, Files.size(bundle) >> 20),
        List.of(
            new Comparison(
                "wall seconds: four checks at the door, and a bare streaming parse on one core",
                Promise.NONE,
                List.of(wall),
                List.of(bare)),
            new Comparison(
                "MiB of memory resident, and of heap",
                Promise.NONE,
                List.of(service.residentMebibytes()),
                List.of((double) HEAP_MEBIBYTES)),
            new Comparison(
                "MiB of heap allowed, and sufficient",
                Promise.ratioAtLeast(1),
                List.of((double) HEAP_MEBIBYTES),
                List.of((double) HEAP_MEBIBYTES))));
  }

  private URI started(URI base, String list) throws IOException, InterruptedException {
    URI verifications = base.resolve("/v1/compute/verifications");
    String id = UUID.randomUUID().toString();
    JsonObject body = new JsonObject().put("verificationId", id).put("claims", claims(list));
    HttpResponse<String> started =
        http.send(
            HttpRequest.newBuilder(verifications)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body.encode()))
                .build(),
            BodyHandlers.ofString());
    if (started.statusCode() != 202) {
      throw new IllegalStateException(started.body());
    }
    return URI.create(verifications + "/" + id);
  }

  private static JsonObject report(Program service, URI verification)
      throws IOException, InterruptedException {
    URI report = URI.create(verification + "/report");
    while (!Program.answers(report)) {
      if (!service.runs()) {
        throw new IllegalStateException("the service ended: the heap doesn't suffice");
      }
      TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
    }
    return new JsonObject(new String(Program.ask(report).body(), StandardCharsets.UTF_8));
  }

  /** What nobody could claim of such a list is refuted, by each check that reads it. */
  private static void demand(JsonObject report) {
    JsonArray findings = report.getJsonArray("findings");
    for (String check :
        List.of(
            "compute.node-count", "compute.identity-distinctness", "compute.node-distribution")) {
      boolean refuted =
          findings.stream()
              .map(JsonObject.class::cast)
              .anyMatch(
                  finding ->
                      finding.getString("check").equals(check)
                          && finding.getString("outcome").equals("REFUTED"));
      if (!refuted) {
        throw new IllegalStateException(check + " didn't read the list: " + findings.encode());
      }
    }
  }

  private static JsonObject claims(String list) {
    JsonObject own =
        new JsonObject().put("id", "own").put("url", list).put("format", "ASSAY_NODES_LINES");
    return new JsonObject()
        .put("nodeLists", new JsonArray().add(own))
        .put("nodeCount", claim().put("claimed", 2 * NODES))
        .put("liveness", claim().put("atLeastShare", "0.90"))
        .put("identity", claim().put("operatorsAtLeast", NODES))
        .put("distribution", claim().put("operatorsAtLeast", NODES));
  }

  private static JsonObject claim() {
    return new JsonObject().put("statement", STATEMENT);
  }

  private static int serve(Vertx vertx, Path file) {
    return vertx
        .createHttpServer()
        .requestHandler(request -> request.response().sendFile(file.toString()))
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .join()
        .actualPort();
  }

  private Program service(URI base, Database database, int listPort) throws IOException {
    Map<String, String> settings = new TreeMap<>();
    settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    settings.put("QUARKUS_HTTP_PORT", String.valueOf(base.getPort()));
    settings.put("QUARKUS_DATASOURCE_USERNAME", Database.user());
    settings.put("QUARKUS_DATASOURCE_PASSWORD", Database.user());
    settings.put("QUARKUS_DATASOURCE_REACTIVE_URL", database.address());
    settings.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:" + database.address());
    settings.put("ASSAY_LAYER_EGRESS_ALLOWED_RANGES", "127.0.0.0/8");
    settings.put("ASSAY_LAYER_EGRESS_PORTS", String.valueOf(listPort));
    List<String> arguments = new ArrayList<>();
    arguments.addAll(
        List.of("-Xms64m", "-Xmx" + HEAP_MEBIBYTES + "m", "-XX:+ExitOnOutOfMemoryError"));
    Path jar = home.resolve("compute-service/target/quarkus-app/quarkus-run.jar");
    arguments.addAll(List.of("-jar", jar.toString()));
    return Program.start(
        "compute-service", arguments, settings, work.resolve("compute-service.log"));
  }
}
