package dev.assay.inference.published;

import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.math.BigDecimal;

/**
 * Decides whether a published figure is better than the requests of its own log allow. Pure.
 *
 * @param log what the log says of the figure
 * @param seen the whole log
 */
record FigureInLogJudge(PublishedFigure figure, FigureInLog log, TrafficObserved seen) {

  /** The judgement. */
  Judgement judged() {
    String value = figure.value().toPlainString() + " " + figure.unit();
    Judgement.Subject subject =
        Judgement.about(
                seen.endpoint() + " published " + figure.name() + " in its log",
                PublishedMetricsJudge.CONSISTENT)
            .claimed(
                figure.name() + " is published as " + value,
                "the requests in its own traffic log allow it")
            .trusting("whoever wrote the log, of figures that are said to come from it")
            .showing(seen.shown());
    if (!log.covered()) {
      return subject.unproven(
          Reason.WINDOW_NOT_COVERED, "The log doesn't hold the window of the figure.");
    }
    Observed count = seen.observed("log.rows-in-window", log.rows());
    Long n = figure.n();
    if (n != null && n > log.rows()) {
      return subject
          .observing(count)
          .refuted(
              "The figure is said to rest on %d requests; its own log holds %d of its window."
                  .formatted(n, log.rows()));
    }
    return figure.percentile() == null
        ? share(subject.observing(count))
        : percentile(subject.observing(count));
  }

  private Judgement percentile(Judgement.Subject subject) {
    if (log.values() == 0) {
      return subject.unproven(
          Reason.NOT_MEASURABLE, "Not one request of the log in that window has this metric.");
    }
    BigDecimal most = figure.value().add(figure.rounding());
    BigDecimal least = log.leastMs();
    BigDecimal surely = log.surelyMs();
    if (least != null) {
      subject.observing(Observed.of("log.least", least, "ms", seen.from()));
    }
    String words =
        "By the %d requests of its own log that have it, %s is %s."
            .formatted(
                log.values(),
                figure.name(),
                least == null
                    ? "beyond every value"
                    : "no less than " + least.stripTrailingZeros().toPlainString() + " ms");
    if (least == null || most.compareTo(least) < 0) {
      return subject.refuted(words + " What is published is better." + seen.malformedWords());
    }
    return surely != null && most.compareTo(surely) >= 0
        ? subject.confirmed(words + " What is published is no better." + seen.malformedWords())
        : unread(subject, words);
  }

  private Judgement share(Judgement.Subject subject) {
    if (log.values() == 0) {
      return subject.unproven(
          Reason.NOT_MEASURABLE, "Not one request of the log in that window can be read.");
    }
    subject.observing(seen.observed("log.failed-in-window", log.failed()));
    BigDecimal allowed = figure.allowedFailures().multiply(BigDecimal.valueOf(log.rows()));
    String words = "%d of %d requests of its own log failed.".formatted(log.failed(), log.rows());
    if (BigDecimal.valueOf(log.failed()).compareTo(allowed) > 0) {
      return subject.refuted(words + " What is published is better." + seen.malformedWords());
    }
    int most = log.failed() + log.unread();
    return BigDecimal.valueOf(most).compareTo(allowed) <= 0
        ? subject.confirmed(words + " What is published is no better." + seen.malformedWords())
        : unread(subject, words);
  }

  private Judgement unread(Judgement.Subject subject, String words) {
    return subject.unproven(
        Reason.UNDECIDED, words + " Rows that can't be read decide it." + seen.malformedWords());
  }
}
