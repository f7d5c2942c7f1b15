package dev.assay.verification.statistics;

/**
 * The decision on "over this window violations come at a rate of at most q0" that holds when they
 * come in bursts: what is tested is the mean, over the window's probes, of the rates given the
 * past.
 *
 * <p>The probes' times are random over all of the window. A window may spend its whole allowance
 * early, so:
 *
 * <ul>
 *   <li>confirmed only at the window's end, by {@link AnytimeTest} on all probes that count;
 *   <li>refuted before the end only when the mean so far is proven to exceed q0 W/t, which is when
 *       the violations seen refute even if each probe still to come is none: lnE_refuting(s, N, q0)
 *       reaches ln(1/alpha), N being all planned probes but those that are void by now, and t/W =
 *       n/N.
 * </ul>
 *
 * <p>If the window's mean is q0 at most, it is refuted, at any time, with probability alpha at
 * most: later violations only raise the evidence, so the end would refute as well, and there the
 * e-value is one (see {@link AnytimeTest} on means).
 *
 * @param plannedProbes N, all probes of the window
 * @param allowedRate q0
 * @param alpha the error probability of each answer
 */
public record WindowedRate(int plannedProbes, double allowedRate, double alpha) {
  public WindowedRate {
    Arguments.require(plannedProbes >= 1, "probes must be 1 or more, not " + plannedProbes);
    Arguments.between0And1(allowedRate, "the allowed rate");
    Arguments.between0And1(alpha, "alpha");
  }

  /** The decision while the window still runs: refuted or open. */
  public SequentialDecision during(DeterminedPrefix prefix) {
    fits(prefix);
    int mostTrials = plannedProbes - prefix.voids();
    return new AnytimeTest(mostTrials, prefix.violations(), allowedRate).refutes(alpha)
        ? SequentialDecision.REFUTED
        : SequentialDecision.OPEN;
  }

  /** The decision when the window is over and every planned probe has its outcome. */
  public SequentialDecision atTheEnd(DeterminedPrefix prefix) {
    fits(prefix);
    Arguments.require(
        prefix.length() == plannedProbes,
        "only " + prefix.length() + " of " + plannedProbes + " probes have their outcome");
    AnytimeTest test = new AnytimeTest(prefix.trials(), prefix.violations(), allowedRate);
    if (test.refutes(alpha)) {
      return SequentialDecision.REFUTED;
    }
    return test.confirms(alpha) ? SequentialDecision.CONFIRMED : SequentialDecision.OPEN;
  }

  private void fits(DeterminedPrefix prefix) {
    Arguments.require(
        prefix.length() <= plannedProbes,
        prefix.length() + " outcomes of " + plannedProbes + " probes");
  }
}
