package dev.assay.compute.bandwidth;

import dev.assay.compute.bandwidth.BandwidthRun.Control;
import dev.assay.verification.statistics.SequentialDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The runs so far against the claimed rate. The judge counts what this counts, and so does the
 * runner that wants to know whether it may end. Not thread-safe.
 */
public final class BandwidthTally {
  /** A node that carries nothing in so many runs doesn't begin with the next. */
  private static final int HOPELESS = 2;

  private final BandwidthQuestion question;
  private final double claimed;
  private final List<Double> rates = new ArrayList<>();
  private double bestControl;
  private int certainlySlow;
  private long bytes;
  private long micros;

  public BandwidthTally(BandwidthQuestion question) {
    this.question = question;
    this.claimed = question.atLeastMbps().doubleValue();
  }

  static BandwidthTally of(BandwidthQuestion question, BandwidthTranscript transcript) {
    BandwidthTally tally = new BandwidthTally(question);
    transcript.runs().forEach(tally::add);
    return tally;
  }

  /** Whether these flows were slower than claimed, so that a control has to tell whose fault. */
  public static boolean isSlow(BandwidthQuestion question, List<BandwidthFlow> flows) {
    return new RunRate(question, flows).whole() < question.atLeastMbps().doubleValue();
  }

  /** Verifies a run and counts it. */
  public void add(BandwidthRun run) {
    RunRate rate = new RunRate(question, run.flows());
    rates.add(rate.whole());
    bytes += rate.bytes();
    micros += rate.micros();
    Control control = run.control();
    if (control != null) {
      bestControl = Math.max(bestControl, control.mbps());
      if (rate.best() < claimed && control.mbps() >= claimed) {
        certainlySlow++;
      }
    }
  }

  /** Whether further runs can't change anything. */
  public boolean suffices() {
    return n() >= question.test().most()
        || (n() >= HOPELESS && bytes == 0)
        || question.test().look(n(), certainlySlow, slow()) != SequentialDecision.OPEN;
  }

  int n() {
    return rates.size();
  }

  /** Runs that can be held against the node: a control carried more at the time. */
  int certainlySlow() {
    return certainlySlow;
  }

  /** Runs in which the claimed rate wasn't reached. */
  int slow() {
    return (int) rates.stream().filter(rate -> rate < claimed).count();
  }

  /** All verified bytes. */
  long bytes() {
    return bytes;
  }

  /** All time under load. */
  long micros() {
    return micros;
  }

  double best() {
    return rates.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  /** The rate that the claimed share of the runs reaches. */
  double reached(double share) {
    List<Double> descending = rates.stream().sorted((a, b) -> Double.compare(b, a)).toList();
    int rank = (int) Math.ceil(share * descending.size());
    return descending.get(Math.max(rank, 1) - 1);
  }

  OptionalDouble bestControl() {
    return bestControl > 0 ? OptionalDouble.of(bestControl) : OptionalDouble.empty();
  }
}
