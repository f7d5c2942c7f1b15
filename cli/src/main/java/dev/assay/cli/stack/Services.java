package dev.assay.cli.stack;

import dev.assay.cli.program.OperatorSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The environment of each service of a stack: its port, its database, what its operator allows. */
final class Services {
  private static final String LOOPBACK = "127.0.0.1";

  private final Ports ports;
  private final Database database;
  private final OperatorSettings operator;
  private final Path register;
  private final Path verifierKey;

  Services(
      Ports ports, Database database, OperatorSettings operator, Path register, Path verifierKey) {
    this.ports = ports;
    this.database = database;
    this.operator = operator;
    this.register = register;
    this.verifierKey = verifierKey;
  }

  Map<String, String> environment(Part part, List<Part> running) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("QUARKUS_HTTP_HOST", LOOPBACK);
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(ports.of(part)));
    environment.put("QUARKUS_DATASOURCE_USERNAME", Database.USER);
    environment.put("QUARKUS_DATASOURCE_PASSWORD", Database.USER);
    environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", database.address(part));
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:" + database.address(part));
    environment.putAll(part == Part.GATEWAY ? gateway(running) : layer());
    if (part == Part.COMPUTE) {
      environment.put("ASSAY_COMPUTE_AGENTS_VERIFIER_KEY", verifierKey.toString());
      environment.putAll(vantage());
      environment.putAll(link());
      if (operator.attestationRoots() != null) {
        environment.put("ASSAY_COMPUTE_ATTESTATION_ROOTS", operator.attestationRoots());
      }
    }
    if (part == Part.INFERENCE && operator.secondAddress() != null) {
      environment.put("ASSAY_INFERENCE_VANTAGE_SECOND_ADDRESS", operator.secondAddress());
    }
    return environment;
  }

  private Map<String, String> vantage() {
    Map<String, String> environment = new TreeMap<>();
    if (operator.vantage() != null) {
      String[] place = operator.vantage().split(",", 2);
      environment.put("ASSAY_COMPUTE_VANTAGE_LATITUDE", place[0]);
      environment.put("ASSAY_COMPUTE_VANTAGE_LONGITUDE", place[1]);
    }
    if (!operator.trustedVantages().isEmpty()) {
      environment.put(
          "ASSAY_COMPUTE_VANTAGE_TRUSTED", String.join(",", operator.trustedVantages()));
    }
    return environment;
  }

  /** A control on this machine is as near as its targets, so short runs tell enough. */
  private Map<String, String> link() {
    String control = operator.linkControl();
    return control == null
        ? Map.of()
        : Map.of(
            "ASSAY_COMPUTE_LATENCY_CONTROLS",
            control,
            "ASSAY_COMPUTE_BANDWIDTH_CONTROLS",
            control,
            "ASSAY_COMPUTE_UPTIME_CONTROLS",
            control,
            "ASSAY_COMPUTE_UPTIME_WATCH",
            "PT1S",
            "ASSAY_COMPUTE_BANDWIDTH_RUN",
            "PT0.08S",
            "ASSAY_COMPUTE_BANDWIDTH_GRACE",
            "PT0.02S");
  }

  private Map<String, String> gateway(List<Part> running) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("ASSAY_GATEWAY_REGISTER_FILE", register.toString());
    // Its measurements share this machine's cores with the other layers' work.
    environment.put("ASSAY_GATEWAY_FANOUT_LAST", Part.INFERENCE.word());
    for (Part layer : running) {
      if (layer != Part.GATEWAY) {
        String client = "QUARKUS_GRPC_CLIENTS_" + layer.name();
        environment.put(client + "_HOST", LOOPBACK);
        environment.put(client + "_PORT", String.valueOf(ports.of(layer)));
      }
    }
    return environment;
  }

  private Map<String, String> layer() {
    Map<String, String> environment = new TreeMap<>();
    environment.put("ASSAY_LAYER_REGISTER_FILE", register.toString());
    if (operator.secrets() != null) {
      environment.put("ASSAY_LAYER_SECRETS_DIRECTORY", operator.secrets());
    }
    if (!operator.ranges().isEmpty()) {
      environment.put("ASSAY_LAYER_EGRESS_ALLOWED_RANGES", String.join(",", operator.ranges()));
    }
    if (!operator.ports().isEmpty()) {
      String allowed =
          operator.ports().stream().map(String::valueOf).collect(Collectors.joining(","));
      environment.put("ASSAY_LAYER_EGRESS_PORTS", allowed);
    }
    return environment;
  }
}
