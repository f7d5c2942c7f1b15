package dev.assay.demo.publications;

import dev.assay.demo.plan.InferencePlan;
import dev.assay.demo.plan.PublicationPlan;
import dev.assay.demo.seed.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * The log of a benchmark of 400 requests, one after another, in the shape that vLLM's serving
 * benchmark saves; its waits are drawn as the endpoint's are.
 */
final class BenchmarkLog {
  private static final int REQUESTS = 400;
  private static final int TOKENS = 16;
  private static final double NANOS = 1e9;
  private static final double SLOW_FACTOR = 60;

  private final List<Double> firsts = new ArrayList<>();
  private final List<List<Double>> gaps = new ArrayList<>();
  private final List<Double> latencies = new ArrayList<>();

  private BenchmarkLog() {}

  /** The document, the same for equal seeds and plans. */
  static Map<String, Object> of(Seed seed, InferencePlan inference, PublicationPlan plan) {
    var log = new BenchmarkLog();
    var random = seed.random("benchmark log");
    for (int request = 0; request < REQUESTS; request++) {
      log.request(inference, request < REQUESTS * plan.logSlowShare() ? SLOW_FACTOR : 1, random);
    }
    return log.document(plan.logFactor());
  }

  private void request(InferencePlan inference, double factor, Random random) {
    double first = factor * inference.firstToken().drawNanos(random) / NANOS;
    List<Double> between = new ArrayList<>();
    double latency = first;
    for (int token = 1; token < TOKENS; token++) {
      double gap = factor * inference.nextToken().drawNanos(random) / NANOS;
      between.add(gap);
      latency += gap;
    }
    firsts.add(first);
    gaps.add(between);
    latencies.add(latency);
  }

  private Map<String, Object> document(double factor) {
    double duration = latencies.stream().mapToDouble(Double::doubleValue).sum() + 1;
    Map<String, Object> document = new TreeMap<>();
    document.put("backend", "openai-chat");
    document.put("num_prompts", REQUESTS);
    document.put("completed", REQUESTS);
    document.put("failed", 0);
    document.put("duration", duration);
    document.put("total_output_tokens", REQUESTS * TOKENS);
    document.put("request_throughput", REQUESTS / duration);
    document.put("output_throughput", REQUESTS * TOKENS / duration);
    document.put("output_lens", Collections.nCopies(REQUESTS, TOKENS));
    document.put("errors", Collections.nCopies(REQUESTS, ""));
    document.put("ttfts", firsts);
    document.put("itls", gaps);
    document.put("latencies", latencies);
    document.put("p95_e2el_ms", factor * percentile(latencies, 0.95));
    document.put("median_ttft_ms", factor * percentile(firsts, 0.5));
    return document;
  }

  /** As numpy does it, linear between two neighbours; in milliseconds. */
  private static double percentile(List<Double> seconds, double p) {
    double[] sorted = seconds.stream().mapToDouble(s -> s * 1000).toArray();
    Arrays.sort(sorted);
    double position = (sorted.length - 1) * p;
    int below = (int) position;
    double above = sorted[Math.min(below + 1, sorted.length - 1)];
    return sorted[below] + (above - sorted[below]) * (position - below);
  }
}
