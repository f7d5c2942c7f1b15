package dev.assay.cli.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.verification.finding.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where each layer and check of a verification stands, folded from its events in order. Knows
 * nothing of how it is shown. Not thread-safe.
 */
final class Progress {
  private final Map<String, LayerState> layers = new LinkedHashMap<>();

  /** Where one layer stands. */
  static final class LayerState {
    private String word = "waiting";
    private final Map<String, CheckState> checks = new LinkedHashMap<>();

    String word() {
      return word;
    }

    Map<String, CheckState> checks() {
      return checks;
    }
  }

  /**
   * Where one check stands.
   *
   * @param outcome the overall outcome, or "running"
   * @param step what it does, such as {@code requests 300 of 800}; empty when it doesn't say
   */
  record CheckState(String outcome, String step) {}

  /** The layers in the order in which they were heard of. */
  Map<String, LayerState> layers() {
    return layers;
  }

  /** Takes in one event. */
  void take(JsonNode event) {
    String name = event.path("layer").asText();
    if (name.isEmpty()) {
      return;
    }
    LayerState layer = layers.computeIfAbsent(name, n -> new LayerState());
    String check = event.path("check").asText();
    switch (event.path("type").asText()) {
      case "layer-started" -> layer.word = "running";
      case "layer-finished" -> layer.word = "reported";
      case "layer-unreachable" -> layer.word = "unreachable";
      case "check-started" -> layer.checks.put(check, new CheckState("running", ""));
      case "check-progress" -> layer.checks.put(check, new CheckState("running", step(event)));
      case "check-finished" -> layer.checks.put(check, new CheckState(outcome(event), ""));
      default -> {}
    }
  }

  /** A step in words. */
  static String step(JsonNode event) {
    return "%s %d of %d"
        .formatted(
            Printable.line(event.path("step").asText()),
            event.path("done").asLong(),
            event.path("total").asLong());
  }

  /** The overall outcome of a check that has finished. */
  static String outcome(JsonNode event) {
    List<Outcome> outcomes = new ArrayList<>();
    event
        .path("findings")
        .forEach(finding -> outcomes.add(Outcome.valueOf(finding.path("outcome").asText())));
    return Outcome.overall(outcomes).name();
  }
}
