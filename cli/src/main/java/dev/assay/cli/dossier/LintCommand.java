package dev.assay.cli.dossier;

import dev.assay.cli.ExitCode;
import dev.assay.cli.Layers;
import dev.assay.cli.program.RunFile;
import dev.assay.cli.program.RunPlan;
import dev.assay.verification.document.InvalidDocument.Problem;
import dev.assay.verification.dossier.Dossier;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay lint}: says what is wrong with a dossier and where; starts nothing. */
@Command(
    name = "lint",
    description = "Says what is wrong with a dossier and where, without any service.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class LintCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DOSSIER", description = "A folder with dossier.yaml, or that file.")
  private Path dossier;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    DossierFile file = DossierFile.at(dossier);
    List<Problem> problems = new Lint(Layers.all()).problems(file.bytes());
    problems.forEach(p -> out.println(file.path() + " " + sentence(p)));
    if (!problems.isEmpty()) {
      return ExitCode.INVALID_DATA;
    }
    Path run = file.path().resolveSibling(RunFile.NAME);
    if (Files.exists(run)) {
      RunPlan.at(run);
    }
    Dossier read = file.read();
    out.printf(
        "%s is a valid dossier of %s (digest %s).%n",
        file.path(), read.project().name(), read.digest());
    return ExitCode.OK;
  }

  private static String sentence(Problem problem) {
    return (problem.path().isEmpty() ? "/" : problem.path()) + ": " + problem.message();
  }
}
