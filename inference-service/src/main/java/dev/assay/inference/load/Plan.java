package dev.assay.inference.load;

import dev.assay.layer.probe.ProbeContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a load will spend at most, told before its first request is sent.
 *
 * @param costs the most that each request can cost
 * @param longest how long it may take, or one of its requests where each waits for others' ends
 */
record Plan(List<Cost> costs, Duration longest) {
  private static final Logger LOG = LoggerFactory.getLogger(Plan.class);

  static Plan of(Dispatch<?> load) {
    return new Plan(IntStream.range(0, load.size()).mapToObj(load::most).toList(), load.longest());
  }

  /** Why nothing of it may be sent, or null. */
  @Nullable String objection(Purse purse, Gate gate) {
    if (!gate.leaves(longest)) {
      return "The load takes up to "
          + longest.toSeconds()
          + " s, of which "
          + Math.max(0, gate.left().toSeconds())
          + " s are left; nothing was sent.";
    }
    return costs.stream().allMatch(purse::takesCurrencyOf)
        ? null
        : "The price is not in "
            + purse.currency()
            + ", the currency of the operator's budget; nothing was sent.";
  }

  /** Tells watchers and the log. */
  void announce(ProbeContext context, Purse purse) {
    String most =
        tokens()
            + " tokens, "
            + money().stripTrailingZeros().toPlainString()
            + " "
            + purse.currency();
    String said = "at most " + most + ", " + longest.toSeconds() + " s";
    LOG.info("a load of {} requests: {}", costs.size(), said);
    context.progress(said, 0, costs.size());
  }

  long tokens() {
    return costs.stream().mapToLong(Cost::tokens).sum();
  }

  BigDecimal money() {
    return costs.stream().map(Cost::money).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
