package dev.assay.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells whether a person sees a standard stream on a terminal. */
public enum Terminal {
  STANDARD_OUTPUT(1),
  STANDARD_ERROR(2);

  private final int descriptor;

  Terminal(int descriptor) {
    this.descriptor = descriptor;
  }

  /** Whether the stream is a terminal that can move its cursor. */
  public boolean isThere() {
    return !"dumb".equals(System.getenv("TERM")) && isTerminal();
  }

  /** Whether colours are welcome there, see no-color.org. */
  public boolean takesColours() {
    String refused = System.getenv("NO_COLOR");
    return (refused == null || refused.isEmpty()) && isThere();
  }

  private boolean isTerminal() {
    Path link = Path.of("/proc/self/fd", String.valueOf(descriptor));
    try {
      if (Files.isSymbolicLink(link)) {
        String target = Files.readSymbolicLink(link).toString();
        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
      }
    } catch (IOException e) {
      return false;
    }
    return System.console() != null && System.console().isTerminal();
  }
}
