package dev.assay.cli.docs;

import dev.assay.cli.Complaint;
import dev.assay.cli.ExitCode;
import dev.assay.cli.Home;
import dev.assay.cli.Layers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assay docs}: writes the generated documents, or tells which of them are stale. */
@Command(
    name = "docs",
    hidden = true,
    description = "Writes docs/checks.md and docs/schemas, or tells which files are stale.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class DocsCommand implements Callable<Integer> {
  @ArgGroup(multiplicity = "1")
  private Mode mode;

  private static final class Mode {
    @Option(names = "--write", description = "Write them.")
    boolean write;

    @Option(names = "--check", description = "Exit with 65 when a file is stale.")
    @SuppressWarnings("UnusedVariable") // picocli demands one of the two
    boolean check;
  }

  @Override
  public Integer call() {
    Path docs = Home.ofThisRun().docs();
    GeneratedDocs generated = new GeneratedDocs(Layers.all());
    try {
      if (mode.write) {
        generated.write(docs);
        return ExitCode.OK;
      }
      List<String> stale = generated.stale(docs);
      if (!stale.isEmpty()) {
        throw Complaint.invalid(
            "docs/%s no longer say what the code says; run ./assay docs --write."
                .formatted(String.join(", docs/", stale)));
      }
      return ExitCode.OK;
    } catch (IOException e) {
      throw Complaint.unwritable(docs, e);
    }
  }
}
