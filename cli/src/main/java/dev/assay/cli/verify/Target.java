package dev.assay.cli.verify;

import dev.assay.cli.Home;
import dev.assay.cli.console.ProgressView;
import dev.assay.cli.program.OperatorSettings;
import dev.assay.cli.program.RunPlan;
import dev.assay.cli.stack.Stack;
import dev.assay.cli.stack.StackOrder;
import dev.assay.cli.stack.Stacks;
import dev.assay.cli.stack.Stacks.RunningStack;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The gateway that a dossier goes to: one that was named, a running stack whose operator settings
 * fit, or a private stack that ends with the command.
 *
 * @param gateway where it answers
 * @param stack what to end afterwards; null when nothing was started
 */
record Target(URI gateway, @Nullable Stack stack) implements AutoCloseable {

  /** Finds or starts one, and says which and what it allows. */
  static Target of(
      @Nullable URI named, @Nullable RunPlan plan, Home home, ProgressView view, Clock clock) {
    if (named != null) {
      return new Target(named, null);
    }
    Optional<RunningStack> running = new Stacks(home).shared().filter(r -> fits(r, plan));
    if (running.isPresent()) {
      view.say("using the running stack at " + running.get().gateway() + ".");
      tell(view, "It", running.get().operator(), null);
      Stack program = plan != null && plan.startsProgram() ? program(home, plan, clock) : null;
      return new Target(running.get().gateway(), program);
    }
    OperatorSettings operator = plan == null ? OperatorSettings.NONE : plan.operator();
    view.say("starting a private stack.");
    tell(view, "This private stack", operator, plan);
    Stack stack = Stack.start(home, StackOrder.ownFor(operator, plan), clock);
    return new Target(stack.gateway(), stack);
  }

  private static boolean fits(RunningStack running, @Nullable RunPlan plan) {
    return running.ready() && (plan == null || running.operator().sameAs(plan.operator()));
  }

  private static Stack program(Home home, RunPlan plan, Clock clock) {
    return Stack.start(home, StackOrder.programOnly(plan), clock);
  }

  private static void tell(
      ProgressView view, String who, OperatorSettings operator, @Nullable RunPlan plan) {
    String because = plan == null ? "" : ", because " + plan.file() + " says so";
    operator.sentences(who, because).forEach(view::say);
  }

  /** Fails, naming it, when a process that was started for this has ended. */
  void demandAlive() {
    if (stack != null) {
      stack.demandAlive();
    }
  }

  @Override
  public void close() {
    if (stack != null) {
      stack.close();
    }
  }
}
