package dev.assay.inference.throughput;

import java.util.function.ToDoubleFunction;

/**
 * How much of what is claimed a request yields.
 *
 * @param fewest what counts for the claim
 * @param most what speaks against it
 */
record Measure(ToDoubleFunction<RequestYield> fewest, ToDoubleFunction<RequestYield> most) {
  static final Measure TOKENS = new Measure(RequestYield::fewestTokens, RequestYield::mostTokens);

  static final Measure REQUESTS = new Measure(r -> r.good() ? 1 : 0, r -> r.perhapsGood() ? 1 : 0);
}
