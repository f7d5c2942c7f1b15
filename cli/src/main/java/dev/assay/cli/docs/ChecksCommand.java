package dev.assay.cli.docs;

import dev.assay.cli.ExitCode;
import dev.assay.cli.Layers;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.report.Catalogue;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code assay checks}: the catalogue of checks; needs no service. */
@Command(name = "checks", description = "Lists the checks: what they ask and what they take.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class ChecksCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "The catalogue document.")
  private boolean json;

  @Override
  public Integer call() {
    Catalogue catalogue = Catalogue.of(Layers.all());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(new String(CanonicalJson.write(catalogue), StandardCharsets.UTF_8));
    } else {
      catalogue.checks().forEach(check -> print(out, check));
    }
    return ExitCode.OK;
  }

  private static void print(PrintWriter out, Catalogue.Entry check) {
    out.printf("%s (version %d, %s)%n", check.id(), check.version(), check.severity());
    out.printf("  %s%n", check.question());
    out.printf(
        "  confirms from %s, refutes from %s%s%n",
        check.confirmsFrom(), check.refutesFrom(), check.adverse() ? "; may only lower" : "");
  }
}
