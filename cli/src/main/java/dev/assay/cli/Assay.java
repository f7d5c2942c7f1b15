package dev.assay.cli;

import dev.assay.cli.agent.AgentCommand;
import dev.assay.cli.attest.AttestCommand;
import dev.assay.cli.bundle.ExplainCommand;
import dev.assay.cli.bundle.ReplayCommand;
import dev.assay.cli.docs.ChecksCommand;
import dev.assay.cli.docs.DocsCommand;
import dev.assay.cli.dossier.LintCommand;
import dev.assay.cli.layer.LayerCommand;
import dev.assay.cli.stack.UpCommand;
import dev.assay.cli.verify.VerifyCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The command line {@code assay}: runs one command and exits with its code. */
@Command(
    name = "assay",
    description = "Checks what a decentralised-AI project claims against what can be measured.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "The launcher also knows: test (the whole test suite), truth (every lie, caught or not),"
          + " jdk (the JDK that it found).",
      "Exit codes: 0 PASS, 1 FAIL, 2 WATCHLIST, 3 INCONCLUSIVE, 64 and above an error."
    },
    subcommands = {
      VerifyCommand.class,
      UpCommand.class,
      ReplayCommand.class,
      LintCommand.class,
      ExplainCommand.class,
      LayerCommand.class,
      ChecksCommand.class,
      DocsCommand.class,
      AgentCommand.class,
      AttestCommand.class
    })
public final class Assay {
  /** Set to see where an unexpected error came from. */
  private static final String TRACE = "ASSAY_TRACE";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Shows this help.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  private Assay() {}

  /** Runs the command of these arguments. */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(guarded(out, err, arguments));
  }

  /** An uncaught error would end with 1, which says FAIL. */
  private static int guarded(PrintWriter out, PrintWriter err, String[] arguments) {
    try {
      return run(out, err, arguments);
    } catch (Error error) {
      return failed(error, err);
    }
  }

  /** The same, on these writers, without ending the program. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine command = new CommandLine(new Assay());
    command.setOut(out).setErr(err).setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    command.setParameterExceptionHandler(Assay::misused);
    command.setExecutionExceptionHandler(
        (failure, failed, parsed) -> failed(failure, failed.getErr()));
    if (arguments.length == 0) {
      command.usage(err);
      return ExitCode.USAGE;
    }
    int exitCode = command.execute(arguments);
    out.flush();
    return exitCode;
  }

  private static int misused(ParameterException wrong, String[] given) {
    CommandLine command = wrong.getCommandLine();
    String said = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
    String sentence =
        "%s; see %s --help.".formatted(said, command.getCommandSpec().qualifiedName());
    say(command.getErr(), sentence);
    return ExitCode.USAGE;
  }

  private static int failed(Throwable failure, PrintWriter err) {
    if (System.getenv(TRACE) != null) {
      failure.printStackTrace(err);
    }
    if (failure instanceof Complaint complaint) {
      say(err, complaint.sentence());
      return complaint.exitCode();
    }
    say(
        err,
        "an error of this program's own, sorry: %s (set %s=1 to see where)."
            .formatted(failure, TRACE));
    return ExitCode.INTERNAL;
  }

  private static void say(PrintWriter err, String sentence) {
    err.println("assay: " + sentence);
    err.flush();
  }
}
