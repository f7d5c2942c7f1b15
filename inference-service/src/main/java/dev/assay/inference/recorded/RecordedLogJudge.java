package dev.assay.inference.recorded;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.LatencyClaim;
import dev.assay.inference.claims.RecordedLogClaim;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.statistics.BinomialTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Decides for each log whether a run can have produced it, and what it shows. Pure. */
final class RecordedLogJudge implements Judge<InferenceClaims, RecordedObserved> {
  static final String CONSISTENT = "consistent";
  static final String SHOWS = "shows";
  private static final String TRUSTS =
      "the project, which made the log, chose the run and was its only witness";

  @Override
  public List<Judgement> judge(InferenceClaims claims, RecordedObserved seen, Terms terms) {
    List<Judgement> judgements = new ArrayList<>();
    for (RecordedLogClaim claim : claims.recordedLogs()) {
      LogObserved log = log(claim, seen);
      judgements.add(consistency(claim, log));
      for (int i = 0; i < claim.shows().size(); i++) {
        judgements.add(percentile(claim, i, log, terms));
      }
    }
    return judgements.isEmpty()
        ? Judgement.noClaim("logs", SHOWS, "The dossier hands in no log of a benchmark.")
        : judgements;
  }

  private static LogObserved log(RecordedLogClaim claim, RecordedObserved seen) {
    return seen.logs().stream()
        .filter(log -> log.log().equals(claim.id()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nothing was observed of " + claim.id()));
  }

  private static Judgement consistency(RecordedLogClaim claim, LogObserved log) {
    Judgement.Subject subject =
        Judgement.about(claim.id() + " consistency", CONSISTENT)
            .claimed("a log of " + claim.format(), "its figures are those of its requests")
            .trusting(TRUSTS);
    if (log.reason() != null) {
      return subject.unproven(log.reason(), String.valueOf(log.explanation()));
    }
    List<Observed> shown = shown(log);
    Observed count =
        Observed.of("log.contradictions", log.contradictionCount(), "contradictions", log.from());
    if (log.contradictionCount() > 0) {
      for (int i = 0; i < log.contradictions().size(); i++) {
        shown.add(Observed.of("log.contradiction." + i, log.contradictions().get(i), log.from()));
      }
      return subject
          .observing(count)
          .showing(shown)
          .refuted("No run can have produced this log. " + log.contradictions().getFirst());
    }
    subject.showing(shown);
    boolean raw = log.percentiles().stream().anyMatch(percentile -> percentile.toolMs() != null);
    return raw
        ? subject.observing(count).confirmed("Its figures are those of its requests.")
        : subject
            .showing(count)
            .unproven(
                Reason.NOT_MEASURABLE,
                "The log holds only a summary of what is claimed: there is nothing to recompute.");
  }

  private static List<Observed> shown(LogObserved log) {
    List<Observed> shown = new ArrayList<>();
    shown.add(Observed.of("log.records", log.records(), "records", log.from()));
    shown.add(Observed.of("log.failed", log.failed(), "records", log.from()));
    shown.add(Observed.of("log.malformed", log.malformed(), "records", log.from()));
    for (int i = 0; i < log.malformedExamples().size(); i++) {
      shown.add(Observed.of("log.malformed." + i, log.malformedExamples().get(i), log.from()));
    }
    return shown;
  }

  private static Judgement percentile(
      RecordedLogClaim claim, int position, LogObserved log, Terms terms) {
    LatencyClaim limit = claim.shows().get(position);
    Judgement.Subject subject =
        Judgement.about(claim.id() + " " + limit.name(), SHOWS)
            .claimed(
                "the log shows " + limit.name() + " of at most " + plain(limit.atMostMs()) + " ms",
                "at most a share of "
                    + plain(BigDecimal.ONE.subtract(limit.percentile()).stripTrailingZeros())
                    + " of its requests took longer or failed")
            .trusting(TRUSTS);
    return log.reason() == null
        ? held(new LoggedShown(limit, log.percentiles().get(position), log), subject, terms)
        : subject.unproven(log.reason(), String.valueOf(log.explanation()));
  }

  private static Judgement held(LoggedShown shown, Judgement.Subject subject, Terms terms) {
    BigDecimal alpha = terms.alpha(LayerName.INFERENCE);
    LoggedPercentile seen = shown.seen();
    subject.showing(shown.figures());
    BinomialTest against = shown.test(seen.certainlyAbove());
    if (seen.n() > 0 && against.refutes(alpha.doubleValue())) {
      return subject
          .observing(shown.certainlyAbove(), shown.requests())
          .byTest(shown.statistic(against.upperTail(), alpha), alpha)
          .refuted(shown.words(seen.certainlyAbove()));
    }
    if (shown.ownFigureIsAbove()) {
      return subject
          .observing(shown.ownFigure())
          .refuted("The log's own figure is above what it is said to show.");
    }
    if (seen.n() == 0) {
      return subject.unproven(
          Reason.NOT_MEASURABLE,
          "The log holds only a summary: no value of a single request that has this metric.");
    }
    return open(shown, subject, alpha);
  }

  private static Judgement open(LoggedShown shown, Judgement.Subject subject, BigDecimal alpha) {
    LoggedPercentile seen = shown.seen();
    BinomialTest inFavour = shown.test(seen.above());
    String words = shown.words(seen.above());
    subject.byTest(shown.statistic(inFavour.lowerTail(), alpha), alpha);
    if (shown.log().invalid() != null) {
      return subject
          .showing(shown.above(), shown.requests())
          .unproven(Reason.WEAK_SOURCE, words + " But its own tool calls this run invalid.");
    }
    if (inFavour.confirms(alpha.doubleValue())) {
      return subject.observing(shown.above(), shown.requests()).confirmed(words);
    }
    subject.showing(shown.above(), shown.requests());
    return shown.test(0).confirms(alpha.doubleValue())
        ? subject.unproven(Reason.UNDECIDED, words + " That is too close to decide.")
        : subject.unproven(
            Reason.TOO_FEW_SAMPLES, words + " So few could not confirm it in any case.");
  }

  private static String plain(BigDecimal value) {
    return value.toPlainString();
  }
}
