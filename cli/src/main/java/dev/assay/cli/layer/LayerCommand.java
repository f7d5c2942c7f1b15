package dev.assay.cli.layer;

import dev.assay.cli.Complaint;
import dev.assay.cli.ExitCode;
import dev.assay.cli.Home;
import dev.assay.cli.console.Colours;
import dev.assay.cli.console.Printable;
import dev.assay.cli.console.ProgressView;
import dev.assay.cli.console.Terminal;
import dev.assay.cli.gateway.Rest;
import dev.assay.cli.program.OperatorSettings;
import dev.assay.cli.program.RunPlan;
import dev.assay.cli.stack.Part;
import dev.assay.cli.stack.Stack;
import dev.assay.cli.stack.StackOrder;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.report.LayerReport;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code assay layer}: verifies one layer's claims by its service alone. Exits 0 when no finding is
 * REFUTED or UNPROVEN, 1 when one is REFUTED, else 3.
 */
@Command(name = "layer", description = "Verifies one layer's claims by that layer's service alone.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class LayerCommand implements Callable<Integer> {
  private static final int REFUTED = 1;
  private static final int UNPROVEN = 3;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "LAYER",
      description = "compute, data, inference, tokenomics")
  private String layer;

  @Parameters(
      index = "1",
      paramLabel = "CLAIMS",
      description = "A YAML or JSON file with the layer's claims, or a dossier with them.")
  private Path claims;

  @Option(names = "--service", paramLabel = "URL", description = "A service that runs already.")
  private java.net.@Nullable URI service;

  @Option(names = "--json", description = "The layer report alone on standard output.")
  private boolean json;

  @Option(names = "--run", description = "Follow run.yaml even outside of this checkout.")
  private boolean run;

  @Override
  public Integer call() {
    LayerName name = name(layer);
    ClaimsFile file = ClaimsFile.at(claims, name);
    try (ProgressView view = ProgressView.on(spec.commandLine().getErr())) {
      if (service != null) {
        return verify(name, file, new Rest(service), view, () -> {});
      }
      Home home = Home.ofThisRun();
      RunPlan plan = RunPlan.beside(file.path(), home, run);
      OperatorSettings operator = plan == null ? OperatorSettings.NONE : plan.operator();
      String because = plan == null ? "" : ", because " + plan.file() + " says so";
      operator.sentences("This private service", because).forEach(view::say);
      view.say("starting the " + name.word() + " service.");
      StackOrder order = StackOrder.ownFor(Part.of(name), operator, plan);
      try (Stack stack = Stack.start(home, order, Clock.systemUTC())) {
        Rest rest = new Rest(stack.address(Part.of(name)));
        return verify(name, file, rest, view, stack::demandAlive);
      }
    }
  }

  private int verify(
      LayerName name, ClaimsFile file, Rest rest, ProgressView view, Runnable alive) {
    try (rest) {
      byte[] document = new LayerRun(rest, name, view, alive).report(file.tree());
      view.close();
      LayerReport report = report(document);
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(new String(document, StandardCharsets.UTF_8));
      } else {
        print(out, report);
      }
      out.flush();
      return exitCode(report);
    }
  }

  private static void print(PrintWriter out, LayerReport report) {
    Colours colours = new Colours(Terminal.STANDARD_OUTPUT.takesColours());
    for (Finding finding : report.findings()) {
      String reason = finding.reason() == null ? "" : " (" + finding.reason() + ")";
      String subject = Printable.line(finding.subject());
      out.printf("%s %s %s%s%n", colours.of(finding.outcome()), finding.check(), subject, reason);
      out.printf("    %s%n", Printable.line(finding.explanation()));
    }
  }

  private static int exitCode(LayerReport report) {
    Outcome overall = Outcome.overall(report.findings().stream().map(Finding::outcome).toList());
    return switch (overall) {
      case REFUTED -> REFUTED;
      case UNPROVEN -> UNPROVEN;
      case CONFIRMED, NOT_APPLICABLE -> ExitCode.OK;
    };
  }

  private static LayerReport report(byte[] document) {
    try {
      return CanonicalJson.read(document, LayerReport.class);
    } catch (InvalidDocument e) {
      throw Complaint.internal("the report is not readable: " + e.getMessage() + ".");
    }
  }

  private static LayerName name(String word) {
    return Arrays.stream(LayerName.values())
        .filter(
            each -> each != LayerName.PROJECT && each.word().equals(word.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                Complaint.usage(
                    "there is no layer %s; there are %s."
                        .formatted(
                            word,
                            Arrays.stream(LayerName.values())
                                .filter(each -> each != LayerName.PROJECT)
                                .map(LayerName::word)
                                .collect(Collectors.joining(", ")))));
  }
}
