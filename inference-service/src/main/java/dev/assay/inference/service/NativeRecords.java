package dev.assay.inference.service;

import dev.assay.inference.availability.AvailabilityObserved;
import dev.assay.inference.claims.AvailabilityClaim;
import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.LatencyClaim;
import dev.assay.inference.claims.LatencyMetric;
import dev.assay.inference.latency.EndpointLatency;
import dev.assay.inference.latency.LatencyObserved;
import dev.assay.inference.latency.MetricObserved;
import dev.assay.inference.load.ChatRequest;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.requests.PromptClass;
import dev.assay.inference.requests.Reply;
import dev.assay.inference.requests.RunObserved;
import dev.assay.inference.requests.TimedAnswer;
import dev.assay.inference.requests.TimedRequests;
import dev.assay.inference.requests.TimedTranscript;
import dev.assay.inference.requests.TokenKind;
import dev.assay.inference.requests.Tokens;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Every type of this service that is written or read as JSON, for native images. */
@RegisterForReflection(
    targets = {
      InferenceClaims.class,
      EndpointClaim.class,
      LatencyClaim.class,
      LatencyMetric.class,
      AvailabilityClaim.class,
      LatencyObserved.class,
      EndpointLatency.class,
      MetricObserved.class,
      MetricObserved.PercentileObserved.class,
      AvailabilityObserved.class,
      RunObserved.class,
      TimedRequests.class,
      PromptClass.class,
      TimedTranscript.class,
      TimedAnswer.class,
      AnswerOutcome.class,
      Reply.class,
      Tokens.class,
      TokenKind.class,
      ChatRequest.class,
      ChatRequest.Message.class,
      ChatRequest.StreamOptions.class
    })
final class NativeRecords {}
