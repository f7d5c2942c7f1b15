package dev.assay.compute.uptime;

import dev.assay.compute.claims.UptimeClaim;
import dev.assay.compute.uptime.UptimeObserved.Claimed;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what vantages saw of a claim's nodes, and verifies it. Not thread-safe. */
final class UptimeSurvey {
  private static final String OWN = "own";

  private final UptimeClaim claim;
  private final UptimeTranscript transcript;
  private final List<Watched> watches = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private @Nullable Reason reason;
  private @Nullable String explanation;

  UptimeSurvey(UptimeClaim claim, Answered<UptimeTranscript> own) {
    this.claim = claim;
    this.transcript = own.value();
    UptimeWatch watch = transcript.watch();
    if (watch != null) {
      add(watch, watch.schedule(claim.nodes()), OWN, true, own.from());
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
        keys.add(log.key());
        add(log.watch(), schedule, log.vantage(), false, signed(log, answered.from()));
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
    if (keys.contains(log.key())) {
      return "a vantage's second log doesn't make it two vantages";
    }
    return log.watch().fault(schedule);
  }

  private void add(
      UptimeWatch watch,
      List<PlannedProbe> schedule,
      String vantage,
      boolean own,
      Provenance from) {
    watches.add(new UptimeTally(claim, watch).of(schedule, vantage, own, from));
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
