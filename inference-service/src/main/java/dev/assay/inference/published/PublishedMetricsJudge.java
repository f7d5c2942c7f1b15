package dev.assay.inference.published;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.PublishedMetricsClaim;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides for each published figure whether it is better than what we measured. Pure. */
final class PublishedMetricsJudge implements Judge<InferenceClaims, PublishedObserved> {
  static final String AGREES = "agrees";
  static final String CONSISTENT = "consistent";

  @Override
  public List<Judgement> judge(InferenceClaims claims, PublishedObserved seen, Terms terms) {
    List<Judgement> judgements = new ArrayList<>();
    for (PublishedMetricsClaim claim : claims.publishedMetrics()) {
      if (claim.url() != null) {
        judgements.addAll(judged(published(claim, seen), terms));
      }
      if (claim.log() != null) {
        judgements.addAll(new TrafficJudge(log(claim, seen), terms).judged(figures(claim, seen)));
      }
    }
    return judgements.isEmpty()
        ? Judgement.noClaim(
            "endpoints", AGREES, "The dossier names no published figures and no log.")
        : judgements;
  }

  private static EndpointPublished published(PublishedMetricsClaim claim, PublishedObserved seen) {
    return seen.endpoints().stream()
        .filter(published -> published.endpoint().equals(claim.endpoint()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("nothing was observed of " + claim.endpoint()));
  }

  private static TrafficObserved log(PublishedMetricsClaim claim, PublishedObserved seen) {
    return seen.logs().stream()
        .filter(log -> log.endpoint().equals(claim.endpoint()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("nothing was observed of " + claim.endpoint()));
  }

  private static List<PublishedFigure> figures(
      PublishedMetricsClaim claim, PublishedObserved seen) {
    return claim.url() == null ? List.of() : published(claim, seen).judged();
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
      judgements.add(
          new FigureJudge(seen, "published", "is published as", terms)
              .judged(figure, idealised(figure, seen)));
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

  static @Nullable String idealised(PublishedFigure figure, EndpointPublished seen) {
    if (seen.isFrozen()) {
      return "its window moved from reading to reading, and not one digit with it.";
    }
    if (figure.n() == null || figure.n() == 0) {
      return "it doesn't say how many requests it rests on.";
    }
    return seen.last().vantages() < 2 ? "it is measured from one place at most." : null;
  }
}
