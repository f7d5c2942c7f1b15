package dev.assay.cli.verify;

import dev.assay.cli.ExitCode;
import dev.assay.cli.Home;
import dev.assay.cli.Layers;
import dev.assay.cli.console.Colours;
import dev.assay.cli.console.ProgressView;
import dev.assay.cli.console.Terminal;
import dev.assay.cli.dossier.DossierFile;
import dev.assay.cli.dossier.Lint;
import dev.assay.cli.gateway.Rest;
import dev.assay.cli.program.RunFile;
import dev.assay.cli.program.RunPlan;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.InvalidDocument.Problem;
import dev.assay.verification.dossier.Dossier;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay verify}: verifies a dossier end to end and exits with its verdict. */
@Command(
    name = "verify",
    description = "Verifies a dossier; exits 0 PASS, 1 FAIL, 2 WATCHLIST, 3 INCONCLUSIVE.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DOSSIER", description = "A folder with dossier.yaml, or that file.")
  private Path dossier;

  @Option(names = "--gateway", paramLabel = "URL", description = "A gateway that runs already.")
  private @Nullable URI gateway;

  @Option(names = "--policy", paramLabel = "NAME", description = "balanced by default.")
  private @Nullable String policy;

  @Option(names = "--json", description = "The verdict document alone on standard output.")
  private boolean json;

  @Option(names = "--junit", paramLabel = "FILE", description = "The findings as JUnit's XML.")
  private @Nullable Path junit;

  @Option(names = "--bundle", paramLabel = "FILE", description = "A copy of the bundle.")
  private @Nullable Path bundle;

  @Option(names = "--out", paramLabel = "DIR", description = "Where page and bundle go.")
  private @Nullable Path out;

  @Option(names = "--keep", description = "Keep the private stack running until Ctrl-C.")
  private boolean keep;

  @Option(names = "--run", description = "Follow run.yaml even outside of this checkout.")
  private boolean run;

  @Override
  public Integer call() throws InterruptedException {
    Home home = Home.ofThisRun();
    Clock clock = Clock.systemUTC();
    DossierFile file = DossierFile.at(dossier);
    Dossier read = checked(file);
    Keepsakes keepsakes = Keepsakes.in(out, home, read.project().slug(), clock.instant());
    try (ProgressView view = ProgressView.on(spec.commandLine().getErr())) {
      RunPlan plan = plan(file.path(), home, view);
      try (Target target = Target.of(gateway, plan, home, view, clock);
          Rest rest = new Rest(target.gateway())) {
        VerificationRun.Result result =
            new VerificationRun(rest, view, target::demandAlive).run(read, policy);
        view.close();
        tell(result, keepsakes);
        linger(target, view);
        return ExitCode.of(result.verdict().verdict());
      }
    }
  }

  /** A gateway of another version may know more, so it judges the claims itself. */
  private Dossier checked(DossierFile file) {
    Dossier read = file.read();
    if (gateway == null) {
      List<Problem> problems = new Lint(Layers.all()).problems(file.bytes());
      if (!problems.isEmpty()) {
        throw file.notValid(new InvalidDocument(problems));
      }
    }
    return read;
  }

  private @Nullable RunPlan plan(Path file, Home home, ProgressView view) {
    if (gateway != null) {
      return null;
    }
    RunPlan plan = RunPlan.beside(file, home, run);
    if (plan == null && Files.exists(file.resolveSibling(RunFile.NAME))) {
      view.say(
          "%s is not followed, because it lies outside of this checkout; --run follows it."
              .formatted(file.resolveSibling(RunFile.NAME)));
    }
    return plan;
  }

  private void tell(VerificationRun.Result result, Keepsakes keepsakes) {
    keepsakes.keep(result);
    if (bundle != null) {
      Keepsakes.write(bundle, result.bundle());
    }
    if (junit != null) {
      Keepsakes.write(junit, JunitReport.of(result.verdict()).getBytes(StandardCharsets.UTF_8));
    }
    PrintWriter stdout = spec.commandLine().getOut();
    if (json) {
      stdout.println(new String(result.document(), StandardCharsets.UTF_8));
    } else {
      stdout.print(
          VerdictText.of(result.verdict(), new Colours(Terminal.STANDARD_OUTPUT.takesColours())));
      stdout.printf("%nbundle %s%n", result.verdict().bundleDigest());
      stdout.printf("  %s%n", bundle == null ? keepsakes.bundle() : bundle);
      stdout.printf("page%n  %s%n", keepsakes.page());
    }
    stdout.flush();
  }

  private void linger(Target target, ProgressView view) throws InterruptedException {
    if (target.stack() == null) {
      return;
    }
    if (keep) {
      view.say("the stack stays up at " + target.gateway() + " until Ctrl-C.");
      new CountDownLatch(1).await();
    } else if (target.stack().canArchive()) {
      view.say("preparing faster starts for the next time; Ctrl-C skips this.");
      int left = target.stack().endAndArchive();
      if (left > 0) {
        view.say("%d of them are left for the next time.".formatted(left));
      }
    }
  }
}
