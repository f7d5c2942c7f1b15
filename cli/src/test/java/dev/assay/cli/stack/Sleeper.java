package dev.assay.cli.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A program that waits until it is ended. */
public final class Sleeper {
  private Sleeper() {}

  public static void main(String[] arguments) throws InterruptedException {
    new CountDownLatch(1).await();
  }

  /** Starts one with these flags. */
  static Process start(List<String> flags) throws IOException {
    return java(Sleeper.class, flags, List.of());
  }

  /** Starts one the way a stack starts its services. */
  static Process startIn(StackFolder folder) throws IOException {
    List<String> arguments =
        List.of("-Xmx64m", "-cp", System.getProperty("java.class.path"), Sleeper.class.getName());
    return new ProcessBuilder(ArgumentFile.command(folder, "sleeper", arguments)).start();
  }

  /** Starts a main class of the tests in a JVM of its own. */
  static Process java(Class<?> main, List<String> flags, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m"));
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
