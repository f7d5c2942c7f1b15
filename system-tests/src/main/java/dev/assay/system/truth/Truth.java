package dev.assay.system.truth;

import dev.assay.cli.Complaint;
import dev.assay.cli.ExitCode;
import dev.assay.cli.Home;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code assay truth}: runs the truth suite, prints what came of it, and writes docs/truth.md when
 * all of it ran. Exits 0 only when every lie was caught and no honest variant accused.
 */
@Command(
    name = "truth",
    mixinStandardHelpOptions = true,
    description = "Plants lies and honest oddities, and shows what the checks make of them.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class Truth implements Callable<Integer> {
  private static final int NOT_GOOD = 1;

  @Spec private CommandSpec spec;

  @Option(
      names = "--layer",
      paramLabel = "LAYER",
      description = "Only the cases of compute, data, inference or tokenomics.")
  private @Nullable String layer;

  @Option(names = "--json", description = "The results as JSON alone on standard output.")
  private boolean json;

  private Truth() {}

  /** Runs the suite. */
  public static void main(String[] arguments) {
    CommandLine command = new CommandLine(new Truth());
    command.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    command.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    command.setExecutionExceptionHandler((e, failed, parsed) -> failed(e, failed.getErr()));
    command.setCommandName("assay truth");
    command.getCommandSpec().exitCodeOnInvalidInput(ExitCode.USAGE);
    System.exit(command.execute(arguments));
  }

  @Override
  public Integer call() {
    Home home = Home.ofThisRun();
    List<TruthCase> cases = chosen();
    PrintWriter err = spec.commandLine().getErr();
    err.printf("assay: %d cases, on a private stack.%n", cases.size());
    TruthReport report = new TruthReport(TruthSuite.run(cases, home, result -> tell(err, result)));
    if (layer == null) {
      write(home, report);
    }
    report.complaints().forEach(complaint -> err.println("assay: " + complaint));
    err.flush();
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? report.json() + "\n" : report.text());
    out.flush();
    return report.good() ? ExitCode.OK : NOT_GOOD;
  }

  private List<TruthCase> chosen() {
    List<TruthCase> cases =
        TruthSuite.cases().stream()
            .filter(each -> layer == null || each.layer().word().equals(layer))
            .toList();
    if (cases.isEmpty()) {
      throw Complaint.usage(
          "there is no layer %s; there are compute, data, inference, tokenomics.".formatted(layer));
    }
    return cases;
  }

  private static void tell(PrintWriter err, CaseResult result) {
    err.printf("%s %s: %s%n", result.good() ? "ok " : "BAD", result.of().id(), result.finding());
    err.flush();
  }

  private static void write(Home home, TruthReport report) {
    Path page = home.docs().resolve("truth.md");
    try {
      Files.writeString(page, report.page());
    } catch (IOException e) {
      throw Complaint.unwritable(page, e);
    }
  }

  private static int failed(Exception failure, PrintWriter err) {
    if (failure instanceof Complaint complaint) {
      err.println("assay: " + complaint.sentence());
      return complaint.exitCode();
    }
    err.println("assay: an error of this program's own, sorry: " + failure);
    failure.printStackTrace(err);
    return ExitCode.INTERNAL;
  }
}
