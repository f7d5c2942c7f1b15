package dev.assay.demo.inference;

import dev.assay.demo.plan.GatewayPlan;
import dev.assay.demo.seed.Seed;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Hands completions on as its plan says; remembers prompts only where the plan has a cache. */
final class Gateway {
  private final Seed seed;
  private final GatewayPlan plan;
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  Gateway(Seed seed, GatewayPlan plan) {
    this.seed = seed;
    this.plan = plan;
  }

  /** The completion as the caller gets it. */
  Completion pass(Completion drawn, String prompt) {
    boolean repeated = plan.repeatedFactor() != 1 && !asked.add(prompt);
    double factor = repeated ? plan.repeatedFactor() : 1;
    long[] due = delivered(drawn.dueNanos());
    Arrays.setAll(due, token -> Math.round(factor * due[token]));
    Completion passed = drawn.dueAt(due);
    return plan.sameTextAgain() ? passed.saying(seed.random("prompt " + prompt)) : passed;
  }

  private long[] delivered(long[] generated) {
    long[] due = generated.clone();
    int held =
        switch (plan.delivery()) {
          case AS_GENERATED -> due.length;
          case AT_THE_END -> 0;
          case FIRST_THEN_THE_END -> 1;
        };
    if (held < due.length) {
      Arrays.fill(due, held, due.length, due[due.length - 1]);
    }
    return due;
  }
}
