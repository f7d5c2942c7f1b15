package dev.assay.inference.latency;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.LatencyClaim;
import dev.assay.inference.latency.RegionObserved.VantageSeen;
import dev.assay.inference.latency.VantageSamples.Sample;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import dev.assay.verification.probe.HttpGet;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the vantages' documents for one claim about a region, and counts them up. A document of
 * another region, endpoint, model or length of answer says nothing. Pure.
 */
record RegionReading(EndpointClaim endpoint, LatencyClaim claim, String region, Terms terms) {

  /** What this vantage's answer says. */
  VantageSeen seen(URI samples, Answer<HttpGet.Document> answer) {
    return switch (answer) {
      case Unanswered<HttpGet.Document> none ->
          VantageSeen.unread(samples, none.reason(), none.explanation(), none.from());
      case Answered<HttpGet.Document> answered -> read(samples, answered);
    };
  }

  private VantageSeen read(URI samples, Answered<HttpGet.Document> answered) {
    Provenance from = answered.from();
    try {
      VantageSamples document = VantageSamples.read(answered.value().bytes());
      String other = other(document);
      return other == null
          ? counted(samples, document, from)
          : VantageSeen.unread(
              samples, Reason.NOT_COVERED, "The samples are of another " + other + ".", from);
    } catch (InvalidDocument e) {
      String said = "The samples can't be read: " + e.getMessage();
      return VantageSeen.unread(samples, Reason.SOURCE_SHAPE_CHANGED, said, from);
    }
  }

  private @Nullable String other(VantageSamples document) {
    return !document.region().equals(region)
        ? "region"
        : !document.url().equals(endpoint.url())
            ? "endpoint"
            : !document.model().equals(endpoint.model())
                ? "model"
                : document.maxTokens() != endpoint.maxTokens()
                    ? "length of answers"
                    : document.promptTokensAtMost() > VantageSamples.LONGEST_PROMPT
                        ? "length of prompts"
                        : null;
  }

  private VantageSeen counted(URI samples, VantageSamples document, Provenance from) {
    List<Sample> fresh = document.samples().stream().filter(one -> isFresh(one, from)).toList();
    List<Sample> counting = fresh.stream().filter(sample -> !sample.isVoid()).toList();
    int failed = (int) counting.stream().filter(sample -> !sample.ok()).count();
    List<BigDecimal> times =
        counting.stream().filter(Sample::ok).map(this::time).filter(Objects::nonNull).toList();
    int slow = (int) times.stream().filter(ms -> ms.compareTo(claim.atMostMs()) > 0).count();
    return new VantageSeen(
        samples,
        document.requestsPerSecond(),
        failed + times.size(),
        failed,
        fresh.size() - counting.size(),
        counting.size() - failed - times.size(),
        failed + slow,
        (int) counting.stream().filter(Sample::certainlyFailed).count() + slow,
        null,
        null,
        from);
  }

  /** A sample is no fresher for having been fetched just now. */
  private boolean isFresh(Sample sample, Provenance from) {
    return !sample.at().isAfter(from.at())
        && !terms.freshness().isStale(from.evidenceClass(), sample.at(), terms.asOf());
  }

  private @Nullable BigDecimal time(Sample sample) {
    return switch (claim.metric()) {
      case TTFT -> sample.ttftMs();
      case TPOT -> sample.tpotMs();
      case E2E -> sample.e2eMs();
    };
  }
}
