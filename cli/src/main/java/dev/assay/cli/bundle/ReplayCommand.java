package dev.assay.cli.bundle;

import dev.assay.cli.Complaint;
import dev.assay.cli.ExitCode;
import dev.assay.cli.Layers;
import dev.assay.cli.console.Printable;
import dev.assay.verification.bundle.Bundle;
import dev.assay.verification.bundle.BundlePaths;
import dev.assay.verification.bundle.Replay;
import dev.assay.verification.bundle.ReplayResult;
import dev.assay.verification.bundle.ReplayResult.Cause;
import dev.assay.verification.bundle.ReplayResult.Discrepancy;
import dev.assay.verification.bundle.TamperedBundle;
import dev.assay.verification.document.Digest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay replay}: recomputes a verdict from its bundle; no service, no network. */
@Command(
    name = "replay",
    description = "Recomputes a verdict from its bundle alone, without service or network.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "BUNDLE", description = "A bundle.zip.")
  private Path bundle;

  @Option(
      names = "--expect",
      paramLabel = "DIGEST",
      description = "The digest that the bundle must have, from the page or a signature.")
  private @Nullable String expect;

  @Override
  public Integer call() {
    Digest expected = expect == null ? null : digest(expect);
    Bundle read = BundleFile.read(bundle);
    if (expected != null && !expected.equals(read.digest())) {
      throw Complaint.invalid(
          "REFUSED: %s has the digest %s, not the expected %s."
              .formatted(bundle, read.digest(), expected));
    }
    ReplayResult result = replay(read);
    tell(read, result);
    if (result.same()) {
      return ExitCode.OK;
    }
    throw Complaint.invalid(verdict(result));
  }

  private ReplayResult replay(Bundle read) {
    try {
      return Replay.replay(Layers.all(), read);
    } catch (TamperedBundle e) {
      throw BundleFile.refused(bundle, e);
    }
  }

  private void tell(Bundle read, ReplayResult result) {
    PrintWriter out = spec.commandLine().getOut();
    String what = read.files().containsKey(BundlePaths.REPORT) ? "report of " : "verdict ";
    out.printf("bundle %s%n", result.bundle());
    out.printf("recomputed from the recording: the observations, the findings, the coverage%n");
    out.printf(
        "%s%s: %s%n", what, result.word(), result.same() ? "the same bytes" : "NOT the same");
    for (Discrepancy each : result.discrepancies()) {
      out.printf("  %s %s %s%n", cause(each.cause()), each.path(), Printable.line(each.what()));
    }
    out.printf("on trust:%n");
    result.onTrust().forEach(trust -> out.printf("  %s%n", Printable.line(trust)));
    if (expect == null) {
      out.printf(
          "  that this recording is the one: hold the bundle's digest against the one that was"
              + " published, with --expect%n");
    }
    out.flush();
  }

  private static String cause(Cause cause) {
    return switch (cause) {
      case CHANGED -> "changed:";
      case OTHER_VERSION -> "another version of the check:";
    };
  }

  private String verdict(ReplayResult result) {
    boolean changed =
        result.discrepancies().stream().anyMatch(each -> each.cause() == Cause.CHANGED);
    return changed
        ? "REFUSED: %s was changed after it was made.".formatted(bundle)
        : ("REFUSED: %s was judged by another version of the checks; replay it with the program of"
                + " that version.")
            .formatted(bundle);
  }

  private static Digest digest(String text) {
    try {
      return Digest.parse(text);
    } catch (IllegalArgumentException e) {
      throw Complaint.usage("--expect: " + e.getMessage() + ".");
    }
  }
}
