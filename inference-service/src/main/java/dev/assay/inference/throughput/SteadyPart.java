package dev.assay.inference.throughput;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.ThroughputClaim;
import dev.assay.inference.exchanges.SeriesRun;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The part of a load while all its places were taken, cut into blocks of equal length. It begins
 * when every place has been given free once and ends when the last request is sent: the start, when
 * everything is cold and in step, and the end, when fewer are under way, count for nothing.
 *
 * <p>What a request yields is spread evenly over the time for which it held its place, so that
 * neither long answers nor requests in step make blocks rich or poor by where they are cut. Pure.
 */
final class SteadyPart {
  private static final double MICROS_PER_SECOND = 1e6;

  private static final double LEAST_LOADED = 0.01;

  private final List<RequestYield> requests;
  private final int atOnce;
  private final int blocks;
  private final long begin;
  private final long end;

  SteadyPart(List<RequestYield> requests, int atOnce, int blocks) {
    long[] sent = requests.stream().mapToLong(RequestYield::sent).sorted().toArray();
    this.requests = requests;
    this.atOnce = atOnce;
    this.blocks = blocks;
    this.begin = sent[Math.min(2 * atOnce, sent.length) - 1];
    this.end = sent[sent.length - 1];
  }

  /** Of a load with so many requests under way. */
  static SteadyPart of(
      EndpointClaim endpoint, SeriesRun<ThroughputClaim> run, int atOnce, int blocks) {
    ThroughputClaim claim = run.promise();
    int deadline = LoadPlan.deadlineMillis(endpoint, claim);
    return new SteadyPart(
        run.exchanges().stream()
            .map(e -> RequestYield.of(e.became(), claim, endpoint.maxTokens(), deadline))
            .toList(),
        atOnce,
        blocks);
  }

  /** Its length in microseconds; less than a microsecond for each block is nothing to judge by. */
  long micros() {
    return end - begin;
  }

  boolean isEmpty() {
    return micros() < blocks;
  }

  /** What came in each block, per second. */
  double[] rates(ToDoubleFunction<RequestYield> measure) {
    double length = micros() / (double) blocks;
    double[] sums = new double[blocks];
    for (RequestYield request : requests) {
      double density = measure.applyAsDouble(request) / request.micros();
      for (int block = 0; block < blocks; block++) {
        double from = begin + block * length;
        sums[block] += density * overlap(request.sent(), request.end(), from, from + length);
      }
    }
    return Arrays.stream(sums).map(sum -> sum * MICROS_PER_SECOND / length).toArray();
  }

  /** Against the claim a rate is what it had been, had the endpoint never waited for us. */
  double[] ratesAtMost(Measure measure) {
    double loaded = Math.max(LEAST_LOADED, loaded());
    return Arrays.stream(rates(measure.most())).map(rate -> rate / loaded).toArray();
  }

  /**
   * For which share of the time the endpoint had as many requests as claimed: less than 1 by our
   * own pauses and by opening connections.
   */
  double loaded() {
    double held = 0;
    for (RequestYield request : requests) {
      held += overlap(request.answering(), request.end(), begin, end);
    }
    return Math.min(1, held / ((double) atOnce * micros()));
  }

  private static double overlap(double from, double to, double begin, double end) {
    return Math.max(0, Math.min(to, end) - Math.max(from, begin));
  }
}
