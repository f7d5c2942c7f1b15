package dev.assay.inference.sla;

import dev.assay.inference.claims.SlaClaim;
import dev.assay.inference.sla.AvailabilitySamples.Sample;
import dev.assay.inference.sla.SlaObserved.EndpointSla;
import dev.assay.inference.sla.SlaObserved.VantageSeen;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import dev.assay.verification.probe.HttpGet;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads the vantages' documents of one agreement, and counts them up. Not thread-safe. */
final class SamplesReading {
  private final SlaClaim claim;
  private final URI url;

  /** Two documents of one source are one witness. */
  private final Map<String, List<Sample>> bySource = new TreeMap<>();

  SamplesReading(SlaClaim claim, URI url) {
    this.claim = claim;
    this.url = url;
  }

  /** Takes one vantage's answer in. */
  Function<Answer<HttpGet.Document>, VantageSeen> of(SlaClaim.Vantage vantage) {
    return answer ->
        switch (answer) {
          case Unanswered<HttpGet.Document> none ->
              unread(vantage, none.reason(), none.explanation(), none.from());
          case Answered<HttpGet.Document> answered -> read(vantage, answered);
        };
  }

  /** What all vantages saw together. */
  EndpointSla seen(List<VantageSeen> vantages) {
    return new EndpointSla(claim.endpoint(), calendar().count(), vantages);
  }

  /** In which minutes all vantages together saw it down. */
  Outages outages(List<VantageSeen> vantages) {
    MinuteCalendar calendar = calendar();
    return new Outages(claim.window(), calendar.breaches(), calendar.known(), vantages);
  }

  private MinuteCalendar calendar() {
    MinuteCalendar calendar = new MinuteCalendar(claim);
    bySource.values().forEach(calendar::add);
    return calendar;
  }

  private VantageSeen read(SlaClaim.Vantage vantage, Answered<HttpGet.Document> answered) {
    Provenance from = answered.from();
    try {
      AvailabilitySamples document = AvailabilitySamples.read(answered.value().bytes());
      if (!document.url().equals(url)) {
        return unread(vantage, Reason.NOT_COVERED, "The samples are of another endpoint.", from);
      }
      List<Sample> inside = document.samples().stream().filter(this::isInside).toList();
      bySource.computeIfAbsent(from.source(), source -> new ArrayList<>()).addAll(inside);
      int voided = (int) inside.stream().filter(s -> !s.ok() && !s.controlOk()).count();
      return new VantageSeen(vantage.name(), inside.size(), voided, null, null, from);
    } catch (InvalidDocument e) {
      String said = "The samples can't be read: " + e.getMessage();
      return unread(vantage, Reason.SOURCE_SHAPE_CHANGED, said, from);
    }
  }

  private boolean isInside(Sample sample) {
    Instant at = sample.at();
    return !at.isBefore(claim.window().from()) && at.isBefore(claim.window().to());
  }

  private static VantageSeen unread(
      SlaClaim.Vantage vantage, Reason reason, String explanation, Provenance from) {
    return new VantageSeen(vantage.name(), 0, 0, reason, explanation, from);
  }
}
