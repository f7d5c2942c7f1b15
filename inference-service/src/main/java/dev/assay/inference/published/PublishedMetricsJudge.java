package dev.assay.inference.published;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.PublishedMetricsClaim;
import dev.assay.inference.requests.RateTest;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.statistics.SequentialDecision;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides for each published figure whether it is better than what we measured. Pure. */
final class PublishedMetricsJudge implements Judge<InferenceClaims, PublishedObserved> {
  static final String AGREES = "agrees";
  static final String CONSISTENT = "consistent";
  private static final String TRUSTS = "our clock and our network, measured from one place";

  @Override
  public List<Judgement> judge(InferenceClaims claims, PublishedObserved seen, Terms terms) {
    List<Judgement> judgements = new ArrayList<>();
    for (PublishedMetricsClaim claim : claims.publishedMetrics()) {
      judgements.addAll(judged(published(claim, seen), terms));
    }
    return judgements.isEmpty()
        ? Judgement.noClaim("endpoints", AGREES, "The dossier names no published figures.")
        : judgements;
  }

  private static EndpointPublished published(PublishedMetricsClaim claim, PublishedObserved seen) {
    return seen.endpoints().stream()
        .filter(published -> published.endpoint().equals(claim.endpoint()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("nothing was observed of " + claim.endpoint()));
  }

  private static List<Judgement> judged(EndpointPublished seen, Terms terms) {
    PublicationRead last = seen.last();
    Reason reason = last.reason();
    if (reason != null) {
      return List.of(
          Judgement.about(seen.endpoint() + " published", AGREES)
              .claimed("live figures are published", "they are no better than what we measure")
              .unproven(reason, String.valueOf(last.explanation())));
    }
    List<Judgement> judgements = new ArrayList<>();
    if (!last.contradictions().isEmpty()) {
      judgements.add(contradicted(seen, last));
    }
    for (PublishedFigure figure : seen.judged()) {
      judgements.add(judged(figure, seen, terms));
    }
    return judgements;
  }

  private static Judgement contradicted(EndpointPublished seen, PublicationRead last) {
    String first = last.contradictions().getFirst();
    return Judgement.about(seen.endpoint() + " published samples", CONSISTENT)
        .claimed("the samples behind the figures", "the figures are those of the samples")
        .trusting("the published document, against itself")
        .observing(Observed.of("published.contradiction", first, last.from()))
        .refuted("The published figures aren't those of the samples beside them. " + first);
  }

  private static Judgement judged(PublishedFigure figure, EndpointPublished seen, Terms terms) {
    String value = figure.value().toPlainString() + " " + figure.unit();
    Judgement.Subject subject =
        Judgement.about(seen.endpoint() + " published " + figure.name(), AGREES)
            .claimed(
                figure.name() + " is published as " + value,
                "our own " + figure.name() + " is no worse than that")
            .trusting(TRUSTS)
            .showing(
                Observed.of("published.value", figure.value(), figure.unit(), seen.last().from()));
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
        : tested(measured, subject, idealised(figure, seen), terms);
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

  private static @Nullable String idealised(PublishedFigure figure, EndpointPublished seen) {
    if (seen.isFrozen()) {
      return "its window moved from reading to reading, and not one digit with it.";
    }
    if (figure.n() == null || figure.n() == 0) {
      return "it doesn't say how many requests it rests on.";
    }
    return seen.last().vantages() < 2 ? "it is measured from one place at most." : null;
  }
}
