package dev.assay.cli.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** Shows a person how a verification goes on. Not thread-safe. */
public interface ProgressView extends AutoCloseable {

  /** The view that fits standard error. */
  static ProgressView on(PrintWriter err) {
    return Terminal.STANDARD_ERROR.isThere()
        ? new TerminalView(err, new Colours(Terminal.STANDARD_ERROR.takesColours()))
        : new PlainView(err);
  }

  /** Says a sentence of the command's own. */
  void say(String sentence);

  /** Shows an event. */
  void show(JsonNode event);

  /** Leaves the last state standing. */
  @Override
  void close();
}
