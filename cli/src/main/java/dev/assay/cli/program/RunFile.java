package dev.assay.cli.program;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.DossierReader;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The content of a {@code run.yaml}: a program to start beside the services, and the operator
 * settings that the stack needs for this dossier. Read strictly.
 *
 * @param program a program of this checkout; null for none
 * @param arguments its arguments; paths are relative to the file
 * @param operator null when nothing beyond the defaults is needed
 */
public record RunFile(
    @Nullable String program, List<String> arguments, @Nullable Operator operator) {
  /** Its name beside a dossier. */
  public static final String NAME = "run.yaml";

  /** The only program so far: the network to verify on this machine. */
  public static final String DEMO_NETWORK = "demo-network";

  /**
   * What an operator allows and registers.
   *
   * @param egress what the services may connect to beyond the public internet; null for nothing
   * @param register file of the register of sources, relative to the run file; null for none
   */
  public record Operator(@Nullable Egress egress, @Nullable String register) {}

  /**
   * What the egress guard lets through.
   *
   * @param ranges address ranges in CIDR form
   * @param ports the only ports; empty for the default
   */
  public record Egress(List<String> ranges, List<Integer> ports) {
    public Egress {
      ranges = Require.list(ranges, "ranges", 64);
      ports = Require.list(ports, "ports", 64);
      Require.that(
          ranges.stream().allMatch(r -> r.matches("[0-9a-fA-F.:]+/[0-9]{1,3}")),
          "ranges",
          "must be address ranges in CIDR form, for example 127.42.0.0/16");
      Require.that(
          ports.stream().allMatch(p -> p > 0 && p < 65_536), "ports", "must lie in 1 to 65535");
    }
  }

  public RunFile {
    arguments = Require.list(arguments, "arguments", 64);
    Require.that(
        program == null || Set.of(DEMO_NETWORK).contains(program),
        "program",
        "must be " + DEMO_NETWORK + ", the only program that can be started");
    Require.that(
        program != null || arguments.isEmpty(), "arguments", "need a program that takes them");
  }

  /** The run file in these bytes. */
  public static RunFile read(byte[] yaml) throws InvalidDocument {
    return CanonicalJson.read(DossierReader.tree(yaml), RunFile.class);
  }
}
