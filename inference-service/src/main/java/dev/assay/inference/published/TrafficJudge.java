package dev.assay.inference.published;

import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what a traffic log says of the figures beside it, and of what we measured. Pure. */
record TrafficJudge(TrafficObserved seen, Terms terms) {
  private static final String ROWS = "rows";

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
          .ifPresent(figure -> judgements.add(held(figure, inLog)));
    }
    for (PublishedFigure figure : seen.own().judged()) {
      judgements.add(
          new FigureJudge(seen.own(), "logged", "of its traffic log is at most", terms)
              .judged(figure, idealised(figure)));
    }
    if (seen.own().judged().isEmpty()) {
      judgements.add(
          about()
              .showing(shown())
              .unproven(
                  Reason.TOO_FEW_SAMPLES,
                  "The log's last hour holds too few requests for a bound of any percentile."
                      + malformed()));
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

  private Judgement held(PublishedFigure figure, FigureInLog log) {
    String value = figure.value().toPlainString() + " " + figure.unit();
    Judgement.Subject subject =
        Judgement.about(
                seen.endpoint() + " published " + figure.name() + " in its log",
                PublishedMetricsJudge.CONSISTENT)
            .claimed(
                figure.name() + " is published as " + value,
                "the requests in its own traffic log allow it")
            .trusting("whoever wrote the log, of figures that are said to come from it")
            .showing(shown());
    if (!log.covered()) {
      return subject.unproven(
          Reason.WINDOW_NOT_COVERED, "The log doesn't hold the window of the figure.");
    }
    Observed count = observed("log.rows-in-window", log.rows());
    Long n = figure.n();
    if (n != null && n > log.rows()) {
      return subject
          .observing(count)
          .refuted(
              "The figure is said to rest on %d requests; its own log holds %d of its window."
                  .formatted(n, log.rows()));
    }
    return figure.percentile() == null
        ? share(figure, log, subject.observing(count))
        : percentile(figure, log, subject.observing(count));
  }

  private Judgement percentile(PublishedFigure figure, FigureInLog log, Judgement.Subject subject) {
    if (log.values() == 0) {
      return subject.unproven(
          Reason.NOT_MEASURABLE, "Not one request of the log in that window has this metric.");
    }
    BigDecimal most = figure.value().add(figure.rounding());
    BigDecimal least = log.leastMs();
    BigDecimal surely = log.surelyMs();
    if (least != null) {
      subject.observing(Observed.of("log.least", least, "ms", from()));
    }
    String words =
        "By the %d requests of its own log that have it, %s is %s."
            .formatted(
                log.values(),
                figure.name(),
                least == null ? "beyond every value" : "no less than " + plain(least) + " ms");
    if (least == null || most.compareTo(least) < 0) {
      return subject.refuted(words + " What is published is better." + malformed());
    }
    return surely != null && most.compareTo(surely) >= 0
        ? subject.confirmed(words + " What is published is no better." + malformed())
        : unread(subject, words);
  }

  private Judgement share(PublishedFigure figure, FigureInLog log, Judgement.Subject subject) {
    if (log.values() == 0) {
      return subject.unproven(
          Reason.NOT_MEASURABLE, "Not one request of the log in that window can be read.");
    }
    subject.observing(observed("log.failed-in-window", log.failed()));
    BigDecimal allowed = figure.allowedFailures().multiply(BigDecimal.valueOf(log.rows()));
    String words = "%d of %d requests of its own log failed.".formatted(log.failed(), log.rows());
    if (BigDecimal.valueOf(log.failed()).compareTo(allowed) > 0) {
      return subject.refuted(words + " What is published is better." + malformed());
    }
    int most = log.failed() + log.unread();
    return BigDecimal.valueOf(most).compareTo(allowed) <= 0
        ? subject.confirmed(words + " What is published is no better." + malformed())
        : unread(subject, words);
  }

  private Judgement unread(Judgement.Subject subject, String words) {
    return subject.unproven(
        Reason.UNDECIDED, words + " Rows that can't be read decide it." + malformed());
  }

  private String malformed() {
    return seen.malformed() == 0
        ? ""
        : " %d rows of the log can't be read: %s"
            .formatted(seen.malformed(), seen.malformedExamples().getFirst());
  }

  private List<Observed> shown() {
    List<Observed> shown = new ArrayList<>();
    shown.add(observed("log.rows", seen.rows()));
    shown.add(observed("log.malformed", seen.malformed()));
    for (int i = 0; i < seen.malformedExamples().size(); i++) {
      shown.add(Observed.of("log.malformed." + i, seen.malformedExamples().get(i), from()));
    }
    shown.add(Observed.of("log.signed-by", seen.signer().name(), from()));
    return shown;
  }

  private Observed observed(String name, int value) {
    return Observed.of(name, value, ROWS, from());
  }

  private Provenance from() {
    return seen.own().last().from();
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }
}
