package dev.assay.inference.published;

import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what a traffic log says of the figures beside it, and of what we measured. Pure. */
record TrafficJudge(TrafficObserved seen, Terms terms) {
  /** A judgement for each figure that is published beside it, and for each of its own. */
  List<Judgement> judged(List<PublishedFigure> published) {
    PublicationRead read = seen.own().last();
    Reason reason = read.reason();
    if (reason != null) {
      return List.of(about().unproven(reason, String.valueOf(read.explanation())));
    }
    List<Judgement> judgements = new ArrayList<>();
    for (FigureInLog inLog : seen.published()) {
      published.stream()
          .filter(figure -> figure.name().equals(inLog.figure()))
          .findFirst()
          .ifPresent(figure -> judgements.add(new FigureInLogJudge(figure, inLog, seen).judged()));
    }
    for (PublishedFigure figure : seen.own().judged()) {
      judgements.add(
          new FigureJudge(seen.own(), "logged", "of its traffic log is at most", terms)
              .judged(figure, idealised(figure)));
    }
    if (seen.own().judged().isEmpty()) {
      judgements.add(
          about()
              .showing(seen.shown())
              .unproven(
                  Reason.TOO_FEW_SAMPLES,
                  "The log's last hour holds too few requests for a bound of any percentile."
                      + seen.malformedWords()));
    }
    return judgements;
  }

  private Judgement.Subject about() {
    return Judgement.about(seen.endpoint() + " traffic log", PublishedMetricsJudge.AGREES)
        .claimed(
            "the endpoint's traffic is logged",
            "what it comes to is no better than what we measure");
  }

  private @Nullable String idealised(PublishedFigure figure) {
    return seen.constant().contains(figure.metric())
        ? "every request of the log has the same " + figure.metric() + "."
        : PublishedMetricsJudge.idealised(figure, seen.own());
  }
}
