package dev.assay.inference.published;

import dev.assay.inference.requests.RateTest;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.statistics.SequentialDecision;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether one figure is better than what we measured. Pure.
 *
 * @param seen the figures, and what we measured of them
 * @param word how the figure came to the public, for the finding's subject
 * @param said the same, in front of the value
 */
record FigureJudge(EndpointPublished seen, String word, String said, Terms terms) {
  private static final String TRUSTS = "our clock and our network, measured from one place";

  /** The judgement, where an idealised figure confirms nothing. */
  Judgement judged(PublishedFigure figure, @Nullable String idealised) {
    String value = figure.value().toPlainString() + " " + figure.unit();
    Judgement.Subject subject =
        Judgement.about(
                seen.endpoint() + " " + word + " " + figure.name(), PublishedMetricsJudge.AGREES)
            .claimed(
                figure.name() + " " + said + " " + value,
                "our own " + figure.name() + " is no worse than that")
            .trusting(TRUSTS)
            .showing(
                Observed.of(word + ".value", figure.value(), figure.unit(), seen.last().from()));
    if (!seen.isLive()) {
      return subject.unproven(
          Reason.WINDOW_NOT_COVERED,
          "The published window is longer than an hour or not of now; we measured now.");
    }
    Reason reason = seen.measured().run().reason();
    FigureMeasured measured = reason == null ? FigureMeasured.of(figure, seen) : null;
    subject.showing(seen.measured().shown());
    return measured == null
        ? subject.unproven(
            reason == null ? Reason.NOT_MEASURABLE : reason,
            String.valueOf(seen.measured().run().explanation()))
        : tested(measured, subject, idealised, terms);
  }

  private static Judgement tested(
      FigureMeasured measured, Judgement.Subject subject, @Nullable String idealised, Terms terms) {
    RateTest test = RateTest.of(measured.allowed(), terms);
    int n = measured.n();
    subject.showing(measured.bounds());
    SequentialDecision decision =
        test.look(n, measured.asked(), measured.certainlyAgainst(), measured.against());
    if (decision == SequentialDecision.REFUTED) {
      return subject
          .observing(measured.certainly(), measured.requests())
          .byTest(test.against(measured.asked(), measured.certainlyAgainst()), test.alpha())
          .refuted(measured.words(measured.certainlyAgainst()));
    }
    String words = measured.words(measured.against());
    subject.byTest(test.inFavour(n, measured.against()), test.alpha());
    if (idealised != null) {
      return subject
          .showing(measured.all())
          .unproven(
              Reason.WEAK_SOURCE, words + " But the published figure is idealised: " + idealised);
    }
    return decision == SequentialDecision.CONFIRMED
        ? subject.observing(measured.all()).confirmed(words)
        : open(measured, subject.showing(measured.all()), test, words);
  }

  private static Judgement open(
      FigureMeasured measured, Judgement.Subject subject, RateTest test, String words) {
    if (measured.proberLate()) {
      return subject.unproven(
          Reason.PROBER_OVERLOADED, words + " But our prober sent too many of them late.");
    }
    String missing = test.missing(measured.n(), measured.against());
    return test.couldConfirm(measured.n())
        ? subject.unproven(Reason.UNDECIDED, words + " That is too close to decide." + missing)
        : subject.unproven(
            Reason.TOO_FEW_SAMPLES, words + " So few could not confirm it in any case." + missing);
  }
}
