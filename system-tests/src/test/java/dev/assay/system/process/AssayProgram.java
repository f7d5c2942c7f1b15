package dev.assay.system.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line as a process of its own, with what it printed. */
public final class AssayProgram {
  private static final long PATIENCE_MINUTES = 5;

  private final Process process;
  private final Path out;
  private final Path err;

  private AssayProgram(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** The checkout that is tested. */
  public static Path checkout() {
    return Path.of(System.getProperty("assay.home")).toAbsolutePath().normalize();
  }

  /** Runs {@code ./assay} of the checkout to its end. */
  public static AssayProgram run(Object... arguments) {
    return start(List.of(checkout().resolve("assay").toString()), arguments).ended();
  }

  /** Starts the command line over another home, without the launcher. */
  public static AssayProgram startIn(Path home, Object... arguments) {
    Path cli = checkout().resolve("cli/target");
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dassay.home=" + home,
            "-cp",
            cli.resolve("classes") + ":" + cli.resolve("lib") + "/*",
            "dev.assay.cli.Assay");
    return start(java, arguments);
  }

  private static AssayProgram start(List<String> program, Object... arguments) {
    List<String> command = new ArrayList<>(program);
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    try {
      Path out = Files.createTempFile("assay", ".out");
      Path err = Files.createTempFile("assay", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(checkout().toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      // What is tested is what was built; a test never builds.
      builder.environment().put("ASSAY_BUILT", "tests");
      return new AssayProgram(builder.start(), out, err);
    } catch (IOException e) {
      throw new AssertionError("the program can't be started", e);
    }
  }

  /** Waits until it has ended by itself. */
  public AssayProgram ended() {
    try {
      boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
      assertThat(ended).as("ended; it said %s", err()).isTrue();
      return this;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Asks it to end as Ctrl-C does. */
  public void interrupt() throws IOException {
    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start();
  }

  /** Ends it without a chance to clean up. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** The process itself. */
  public Process process() {
    return process;
  }

  /** Its exit code. */
  public int exitCode() {
    return process.exitValue();
  }

  /** What it has printed so far on standard output. */
  public String out() {
    return read(out);
  }

  /** What it has printed so far on standard error. */
  public String err() {
    return read(err);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError("what it printed can't be read", e);
    }
  }
}
