package dev.assay.compute.uptime;

import dev.assay.compute.claims.UptimeClaim;
import dev.assay.compute.uptime.UptimeObserved.Claimed;
import dev.assay.compute.uptime.UptimeObserved.Period;
import dev.assay.compute.uptime.UptimeObserved.Watched;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import dev.assay.verification.probe.HttpGet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what vantages saw of a claim's nodes, and verifies it. Not thread-safe. */
final class UptimeSurvey {
  private static final String OWN = "own";

  private final UptimeClaim claim;
  private final UptimeTranscript transcript;
  private final List<Period> own = new ArrayList<>();
  private final Map<String, Series> others = new LinkedHashMap<>();
  private @Nullable Reason reason;
  private @Nullable String explanation;

  /** What one vantage's logs come to so far, and the commitments that they revealed. */
  private record Series(String vantage, List<Period> periods, Set<String> commitments) {
    Watched watched() {
      return new Watched(
          vantage, false, periods.stream().sorted(Comparator.comparing(Period::from)).toList());
    }
  }

  UptimeSurvey(UptimeClaim claim, Answered<UptimeTranscript> answered) {
    this.claim = claim;
    this.transcript = answered.value();
    UptimeWatch watch = transcript.watch();
    if (watch != null) {
      own.add(new UptimeTally(claim, watch).of(watch.schedule(claim.nodes()), answered.from()));
    }
  }

  /** Takes another vantage's log in. */
  UptimeSurvey add(Answer<HttpGet.Document> answer) {
    switch (answer) {
      case Unanswered<HttpGet.Document> none -> none(none.reason(), none.explanation());
      case Answered<HttpGet.Document> answered -> read(answered);
    }
    return this;
  }

  Claimed claimed() {
    List<Watched> watches = new ArrayList<>();
    if (!own.isEmpty()) {
      watches.add(new Watched(OWN, true, own));
    }
    others.values().stream().map(Series::watched).forEach(watches::add);
    if (watches.isEmpty()) {
      none(Reason.NO_SOURCE, "The window is over or far off, so that we can't watch it ourselves.");
    }
    return new Claimed(claim.id(), watches, transcript.lyingAtMost(), reason, explanation);
  }

  private void read(Answered<HttpGet.Document> answered) {
    try {
      UptimeLog log = UptimeLog.read(answered.value().bytes());
      if (!transcript.trustedVantages().contains(log.key()) || !log.holds()) {
        none(Reason.WEAK_SOURCE, "A log isn't signed by a vantage that the operator trusts.");
        return;
      }
      List<PlannedProbe> schedule = log.watch().schedule(log.nodes());
      String fault = fault(log, schedule, answered.from());
      if (fault == null) {
        add(log, new UptimeTally(claim, log.watch()).of(schedule, signed(log, answered.from())));
      } else {
        none(Reason.NOT_RECOGNISED, "The log of %s: %s.".formatted(log.vantage(), fault));
      }
    } catch (InvalidDocument e) {
      none(Reason.SOURCE_SHAPE_CHANGED, "A log can't be read: " + e.getMessage());
    }
  }

  private @Nullable String fault(UptimeLog log, List<PlannedProbe> schedule, Provenance from) {
    if (!log.nodes().equals(claim.nodes())) {
      return "it is of other nodes";
    }
    if (log.at().isAfter(from.at())) {
      return "it is dated later than it was read";
    }
    if (log.at().isBefore(log.watch().to())) {
      return "it was signed before its watch was over";
    }
    Series before = others.get(log.key());
    if (before != null) {
      if (before.periods().stream().anyMatch(period -> period.overlaps(log.watch()))) {
        return "its watch overlaps another one of the same vantage";
      }
      if (before.commitments().contains(log.watch().commitment())) {
        return "another log of the same vantage has its seed";
      }
    }
    return log.watch().fault(schedule);
  }

  private void add(UptimeLog log, Period period) {
    Series series =
        others.computeIfAbsent(
            log.key(), key -> new Series(log.vantage(), new ArrayList<>(), new HashSet<>()));
    series.periods().add(period);
    series.commitments().add(log.watch().commitment());
  }

  private void none(Reason why, String words) {
    if (reason == null) {
      reason = why;
      explanation = words;
    }
  }

  private static Provenance signed(UptimeLog log, Provenance from) {
    Provenance lifted = from.lifted(EvidenceClass.SIGNED);
    return new Provenance(log.key(), lifted.evidenceClass(), log.at(), lifted.evidence());
  }
}
