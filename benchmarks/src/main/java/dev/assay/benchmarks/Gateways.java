package dev.assay.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Starts the packaged gateway as it is deployed: metrics, health, logs and traces on. */
final class Gateways {
  private static final String JAR = "gateway/target/quarkus-app/quarkus-run.jar";

  private final Path home;
  private final Path work;
  private final Database database;
  private final URI collector;

  /**
   * @param collector where traces go
   */
  Gateways(Path home, Path work, Database database, URI collector) {
    this.home = home;
    this.work = work;
    this.database = database;
    this.collector = collector;
  }

  /** A gateway on this port that is ready; with its cache of verdicts or without. */
  Program start(int port, boolean cached) throws IOException, InterruptedException {
    Path jar = home.resolve(JAR);
    if (!Files.exists(jar)) {
      throw new IllegalStateException(jar + " is missing: build it as the README says");
    }
    String name = cached ? "gateway" : "gateway-uncached";
    Program gateway =
        Program.start(
            name,
            List.of("-jar", jar.toString()),
            environment(port, cached),
            work.resolve(name + ".log"));
    try {
      gateway.await(URI.create("http://127.0.0.1:" + port + "/q/health/ready"));
      return gateway;
    } catch (IllegalStateException | InterruptedException e) {
      gateway.close();
      throw e;
    }
  }

  private Map<String, String> environment(int port, boolean cached) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    settings.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    settings.put("QUARKUS_DATASOURCE_USERNAME", Database.user());
    settings.put("QUARKUS_DATASOURCE_PASSWORD", Database.user());
    settings.put("QUARKUS_DATASOURCE_REACTIVE_URL", database.address());
    settings.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:" + database.address());
    settings.put("QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE", String.valueOf(Database.CONNECTIONS));
    settings.put("QUARKUS_CACHE_ENABLED", String.valueOf(cached));
    settings.put("QUARKUS_OTEL_SDK_DISABLED", "false");
    settings.put("QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
    settings.put("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", collector.toString());
    return settings;
  }
}
