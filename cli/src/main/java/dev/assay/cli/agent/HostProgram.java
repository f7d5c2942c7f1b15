package dev.assay.cli.agent;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program of this host that tells of its hardware and ends. Thread-safe.
 *
 * @param command the program and its arguments; no shell reads them
 */
public record HostProgram(List<String> command) {
  private static final int LARGEST = 1 << 20;
  private static final int SECONDS = 15;

  public HostProgram {
    command = List.copyOf(command);
  }

  /** The command of this line, split at blanks. */
  public static HostProgram of(String line) {
    return new HostProgram(List.of(line.strip().split("\\s+")));
  }

  /**
   * What it printed, 1 MiB at most.
   *
   * @throws IOException when it isn't there, fails, takes longer than 15 s or prints more
   */
  public byte[] printed() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (InputStream out = process.getInputStream()) {
      process.getOutputStream().close();
      Thread.ofVirtual().start(() -> endLate(process));
      byte[] printed = out.readNBytes(LARGEST + 1);
      if (printed.length > LARGEST || process.waitFor() != 0) {
        throw new IOException(command.getFirst() + " failed, was late or printed too much");
      }
      return printed;
    } finally {
      process.destroyForcibly();
    }
  }

  private static void endLate(Process process) {
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
