package dev.assay.cli.stack;

import dev.assay.cli.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One process of a stack, with its log.
 *
 * @param name what it is, for people
 */
record Child(String name, Process process, Path log) {

  /** What it takes to start one. */
  record Order(
      String name, List<String> command, Map<String, String> environment, Path folder, Path log) {}

  /** Starts it; its standard input is a pipe that ends with this program. */
  static Child start(Order order) {
    ProcessBuilder builder =
        new ProcessBuilder(order.command())
            .directory(order.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(order.log().toFile()));
    builder.environment().putAll(order.environment());
    try {
      return new Child(order.name(), builder.start(), order.log());
    } catch (IOException e) {
      throw Complaint.unavailable(
          "the %s can't be started: %s.".formatted(order.name(), e.getMessage()));
    }
  }

  /** The mark by which a later run knows it again. */
  ProcessMark mark() {
    return ProcessMark.of(name, process.toHandle());
  }

  /** Fails when it has ended by itself. */
  void demandAlive() {
    if (!process.isAlive()) {
      throw Complaint.unavailable(
          "the %s ended with exit code %d: %s (its log is %s)."
              .formatted(name, process.exitValue(), lastWords(), log));
    }
  }

  /** The last line of its log that says something. */
  String lastWords() {
    try {
      return Files.readAllLines(log).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("at "))
          .reduce((one, next) -> next)
          .orElse("it said nothing");
    } catch (IOException e) {
      return "its log can't be read";
    }
  }
}
