package dev.assay.cli.stack;

import dev.assay.cli.Complaint;
import dev.assay.cli.Home;
import dev.assay.cli.program.OperatorSettings;
import dev.assay.cli.program.RunFile;
import dev.assay.cli.program.RunPlan;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code assay up}: keeps a stack running in the foreground that other commands use. */
@Command(name = "up", description = "Keeps the five services running on this machine until Ctrl-C.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class UpCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;

  @Spec private CommandSpec spec;

  @Option(
      names = "--operator",
      paramLabel = "FILE|DOSSIER",
      description = "A run.yaml, or a dossier's folder with one: what to allow and register.")
  private @Nullable Path operator;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "4270",
      description = "The gateway's port; the layers take the four after it. 4270 by default.")
  private int port;

  @Override
  public Integer call() throws InterruptedException {
    if (port < 1 || port + Part.values().length - 1 > HIGHEST_PORT) {
      throw Complaint.usage("--port must leave room for five ports up to 65535.");
    }
    PrintWriter err = spec.commandLine().getErr();
    RunPlan plan = operator == null ? null : RunPlan.at(file(operator));
    OperatorSettings settings = plan == null ? OperatorSettings.NONE : plan.operator();
    String because = plan == null ? "" : ", because " + plan.file() + " says so";
    settings.sentences("This stack", because).forEach(line -> err.println("assay: " + line));
    err.println("assay: starting.");
    err.flush();
    Stack stack =
        Stack.start(Home.ofThisRun(), StackOrder.sharedAt(port, settings), Clock.systemUTC());
    try (stack) {
      print(stack);
      while (true) {
        TimeUnit.SECONDS.sleep(1);
        stack.demandAlive();
      }
    }
  }

  private static Path file(Path named) {
    Path file = Files.isDirectory(named) ? named.resolve(RunFile.NAME) : named;
    return named.endsWith("dossier.yaml") ? named.resolveSibling(RunFile.NAME) : file;
  }

  private void print(Stack stack) {
    PrintWriter out = spec.commandLine().getOut();
    for (Part part : Part.values()) {
      out.printf("%-11s %s%n", part.word(), stack.address(part));
    }
    out.printf("%-11s %s%n", "logs", stack.logs());
    out.printf("%-11s %s%n", "verifier", Stack.verifierKey(Home.ofThisRun()).name());
    out.println("Ctrl-C ends it.");
    out.flush();
  }
}
