package dev.assay.cli.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;

/** One plain line for each thing that happens; long steps speak up at every quarter only. */
final class PlainView implements ProgressView {
  private static final int PARTS = 4;

  private final PrintWriter err;
  private final Map<String, Long> shown = new HashMap<>();

  PlainView(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void say(String sentence) {
    err.println("assay: " + sentence);
    err.flush();
  }

  @Override
  public void show(JsonNode event) {
    String layer = event.path("layer").asText();
    String check = event.path("check").asText();
    String message = Printable.line(event.path("message").asText());
    switch (event.path("type").asText()) {
      case "layer-started" -> say(layer + " started");
      case "layer-finished" -> say(layer + " reported");
      case "layer-unreachable" -> say(layer + " is unreachable: " + message);
      case "check-progress" -> progress(check, event);
      case "check-finished" -> say(check + " " + Progress.outcome(event));
      default -> {}
    }
  }

  private void progress(String check, JsonNode event) {
    long total = Math.max(1, event.path("total").asLong());
    long part = event.path("done").asLong() * PARTS / total;
    String step = check + " " + event.path("step").asText();
    Long before = shown.put(step, part);
    if (before == null || before != part) {
      say(check + " " + Progress.step(event));
    }
  }

  @Override
  public void close() {
    err.flush();
  }
}
