package dev.assay.cli.stack;

import dev.assay.cli.program.OperatorSettings;
import dev.assay.cli.program.RunPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stack is to be.
 *
 * @param shared whether other commands may use it
 * @param parts the services to start
 * @param gatewayPort the gateway's port, the layers' follow; null for free ones
 * @param operator what the services are allowed and told
 * @param program whose program to start beside them; null for none
 */
public record StackOrder(
    boolean shared,
    List<Part> parts,
    @Nullable Integer gatewayPort,
    OperatorSettings operator,
    @Nullable RunPlan program) {
  public StackOrder {
    parts = List.copyOf(parts);
    program = program != null && program.startsProgram() ? program : null;
  }

  /** All five services for one command. */
  public static StackOrder ownFor(OperatorSettings operator, @Nullable RunPlan program) {
    return new StackOrder(false, List.of(Part.values()), null, operator, program);
  }

  /** One layer's service for one command. */
  public static StackOrder ownFor(
      Part layer, OperatorSettings operator, @Nullable RunPlan program) {
    return new StackOrder(false, List.of(layer), null, operator, program);
  }

  /** A program alone, beside a stack that runs already. */
  public static StackOrder programOnly(RunPlan program) {
    return new StackOrder(false, List.of(), null, OperatorSettings.NONE, program);
  }

  /** All five services for every command of this checkout. */
  public static StackOrder sharedAt(int gatewayPort, OperatorSettings operator) {
    return new StackOrder(true, List.of(Part.values()), gatewayPort, operator, null);
  }
}
