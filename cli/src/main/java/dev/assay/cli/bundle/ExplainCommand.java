package dev.assay.cli.bundle;

import dev.assay.cli.Complaint;
import dev.assay.cli.ExitCode;
import dev.assay.cli.Layers;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.policy.Unknown;
import dev.assay.verification.report.Catalogue;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay explain}: how one check of a verdict came to its outcome, in words. */
@Command(
    name = "explain",
    description = "Tells how one check came to its outcome: claim, evidence, formula.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "VERDICT", description = "A bundle.zip or verdict.json.")
  private Path file;

  @Parameters(index = "1", paramLabel = "CHECK", description = "Such as compute.node-count.")
  private String check;

  @Override
  public Integer call() {
    VerdictFile read = VerdictFile.read(file);
    List<Finding> findings =
        read.verdict().layers().stream()
            .flatMap(layer -> layer.findings().stream())
            .filter(finding -> finding.check().equals(check))
            .toList();
    if (findings.isEmpty()) {
      throw absent(read);
    }
    Catalogue.Entry entry =
        Catalogue.of(Layers.all()).checks().stream()
            .filter(each -> each.id().equals(check))
            .findFirst()
            .orElse(null);
    spec.commandLine().getOut().print(Explanation.of(entry, findings, read.inBundle()));
    return ExitCode.OK;
  }

  private Complaint absent(VerdictFile read) {
    for (Unknown unknown : read.verdict().unknowns()) {
      if (unknown.check().equals(check)) {
        return Complaint.invalid(
            "%s has no finding of %s: %s".formatted(file, check, unknown.explanation()));
      }
    }
    String known =
        read.verdict().layers().stream()
            .flatMap(layer -> layer.findings().stream())
            .map(Finding::check)
            .distinct()
            .collect(Collectors.joining(", "));
    return Complaint.usage(
        "%s has no finding of a check %s; it has %s."
            .formatted(file, check, known.isEmpty() ? "none at all" : known));
  }
}
