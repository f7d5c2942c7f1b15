package dev.assay.cli.program;

import dev.assay.cli.Complaint;
import dev.assay.cli.Home;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.evidence.Register;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code run.yaml} that is to be followed, with what it names already read.
 *
 * @param file the run file
 * @param run its content
 * @param operator the settings that it asks for
 */
public record RunPlan(Path file, RunFile run, OperatorSettings operator) {

  /** The run file at this place. */
  public static RunPlan at(Path file) {
    try {
      RunFile run = RunFile.read(Files.readAllBytes(file));
      return new RunPlan(file, run, settings(file, run.operator()));
    } catch (IOException e) {
      throw Complaint.unreadable(file, e);
    } catch (InvalidDocument e) {
      throw Complaint.invalid(file + " " + e.getMessage() + ".");
    }
  }

  /** The run file beside a dossier that may be followed, or null. */
  public static @Nullable RunPlan beside(Path dossier, Home home, boolean evenOutside) {
    Path file = dossier.resolveSibling(RunFile.NAME);
    return Files.exists(file) && (evenOutside || home.holds(file)) ? at(file) : null;
  }

  /** The folder of the file, which its program runs in. */
  public Path folder() {
    return file.toAbsolutePath().resolveSibling("").normalize();
  }

  /** Whether a program is to be started. */
  public boolean startsProgram() {
    return run.program() != null;
  }

  private static OperatorSettings settings(Path file, RunFile.@Nullable Operator operator) {
    if (operator == null) {
      return OperatorSettings.NONE;
    }
    RunFile.Egress egress = operator.egress();
    return new OperatorSettings(
        egress == null ? List.of() : egress.ranges(),
        egress == null ? List.of() : egress.ports(),
        register(file, operator.register()));
  }

  private static Register register(Path file, @Nullable String named) {
    if (named == null) {
      return Register.empty();
    }
    Path path = file.resolveSibling(named);
    try {
      return CanonicalJson.read(Files.readAllBytes(path), Register.class);
    } catch (IOException e) {
      throw Complaint.unreadable(path, e);
    } catch (InvalidDocument e) {
      throw Complaint.invalid(path + " " + e.getMessage() + ".");
    }
  }
}
