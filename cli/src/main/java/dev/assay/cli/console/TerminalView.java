package dev.assay.cli.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.verification.finding.Outcome;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A view that repaints itself: one line for each layer and for each of its checks. */
final class TerminalView implements ProgressView {
  private static final String CLEAR_LINE = "\r\u001b[2K";
  private static final String LINE_UP = "\u001b[1A";
  private static final long LEAST_BETWEEN = Duration.ofMillis(100).toNanos();
  private static final int WIDTH = 100;

  private final PrintWriter err;
  private final Colours colours;
  private final Progress progress = new Progress();
  private int painted;
  private long paintedAt;

  TerminalView(PrintWriter err, Colours colours) {
    this.err = err;
    this.colours = colours;
  }

  @Override
  public void say(String sentence) {
    erase();
    err.println(colours.grey("assay: ") + sentence);
    paint();
  }

  @Override
  public void show(JsonNode event) {
    progress.take(event);
    boolean minor = event.path("type").asText().equals("check-progress");
    if (!minor || System.nanoTime() - paintedAt > LEAST_BETWEEN) {
      erase();
      paint();
    }
  }

  @Override
  public void close() {
    erase();
    paint();
    painted = 0;
  }

  private void erase() {
    for (int i = 0; i < painted; i++) {
      err.print(LINE_UP + CLEAR_LINE);
    }
    painted = 0;
  }

  private void paint() {
    List<String> lines = lines();
    lines.forEach(err::println);
    err.flush();
    painted = lines.size();
    paintedAt = System.nanoTime();
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, Progress.LayerState> layer : progress.layers().entrySet()) {
      lines.add(colours.bold(layer.getKey()) + " " + colours.grey(layer.getValue().word()));
      layer.getValue().checks().forEach((check, state) -> lines.add(line(check, state)));
    }
    return lines;
  }

  private String line(String check, Progress.CheckState state) {
    if (state.outcome().equals("running")) {
      String text = "  %-14s %s %s".formatted("…", check, state.step());
      return text.length() > WIDTH ? text.substring(0, WIDTH) : text;
    }
    return "  " + colours.of(Outcome.valueOf(state.outcome())) + " " + check;
  }
}
