package dev.assay.inference.service;

import dev.assay.inference.availability.AvailabilityObserved;
import dev.assay.inference.caching.CachingObserved;
import dev.assay.inference.caching.EndpointCaching;
import dev.assay.inference.caching.Twins;
import dev.assay.inference.chain.FeedTransactions;
import dev.assay.inference.chain.FeedTranscript;
import dev.assay.inference.claims.AvailabilityClaim;
import dev.assay.inference.claims.ComputedAnswersClaim;
import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.EqualServiceClaim;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.LatencyClaim;
import dev.assay.inference.claims.LatencyMetric;
import dev.assay.inference.claims.ModelClaim;
import dev.assay.inference.claims.OracleClaim;
import dev.assay.inference.claims.OracleContract;
import dev.assay.inference.claims.OtherEndpoint;
import dev.assay.inference.claims.PriceClaim;
import dev.assay.inference.claims.PublishedMetricsClaim;
import dev.assay.inference.claims.RealtimeClaim;
import dev.assay.inference.claims.RecordedLogClaim;
import dev.assay.inference.claims.ServingHardwareClaim;
import dev.assay.inference.claims.SlaClaim;
import dev.assay.inference.claims.SpreadClaim;
import dev.assay.inference.claims.StreamingClaim;
import dev.assay.inference.claims.ThroughputClaim;
import dev.assay.inference.claims.TokenPrice;
import dev.assay.inference.claims.Tokenizer;
import dev.assay.inference.comparison.Permuted;
import dev.assay.inference.exchanges.ApiShape;
import dev.assay.inference.exchanges.Egress;
import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.ExchangeTranscript;
import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.exchanges.Pacing;
import dev.assay.inference.exchanges.PairRule;
import dev.assay.inference.exchanges.Party;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.exchanges.SeriesObserved;
import dev.assay.inference.exchanges.SeriesTrouble;
import dev.assay.inference.fastpath.EndpointServed;
import dev.assay.inference.fastpath.FastPathObserved;
import dev.assay.inference.fastpath.PairObserved;
import dev.assay.inference.fastpath.TimesCompared;
import dev.assay.inference.identity.ContextObserved;
import dev.assay.inference.identity.EqualityObserved;
import dev.assay.inference.identity.IdentityObserved;
import dev.assay.inference.identity.LogprobObserved;
import dev.assay.inference.identity.ModelObserved;
import dev.assay.inference.identity.TokenizerObserved;
import dev.assay.inference.identity.ToolObserved;
import dev.assay.inference.latency.EndpointLatency;
import dev.assay.inference.latency.LatencyObserved;
import dev.assay.inference.latency.MetricObserved;
import dev.assay.inference.latency.RegionObserved;
import dev.assay.inference.latency.VantageSamples;
import dev.assay.inference.load.ChatRequest;
import dev.assay.inference.load.CompletionRequest;
import dev.assay.inference.load.PromptRequest;
import dev.assay.inference.measurement.Measured;
import dev.assay.inference.measurement.MeasuredEndpoint;
import dev.assay.inference.measurement.MeasuredLoad;
import dev.assay.inference.measurement.MeasuredMetric;
import dev.assay.inference.measurement.MeasuredRates;
import dev.assay.inference.measurement.MeasurementOrder;
import dev.assay.inference.oracle.AnswerOnChain;
import dev.assay.inference.oracle.ChainFacts;
import dev.assay.inference.oracle.DeviationFacts;
import dev.assay.inference.oracle.OracleAnswer;
import dev.assay.inference.oracle.OracleAnswers;
import dev.assay.inference.oracle.OracleFeed;
import dev.assay.inference.oracle.OracleObserved;
import dev.assay.inference.oracle.OracleRegistry;
import dev.assay.inference.oracle.QuorumFacts;
import dev.assay.inference.oracle.ReplayFacts;
import dev.assay.inference.oracle.RhythmFacts;
import dev.assay.inference.oracle.Standing;
import dev.assay.inference.price.CountedAnswers;
import dev.assay.inference.price.EndpointPrice;
import dev.assay.inference.price.MeterReading;
import dev.assay.inference.price.PriceObserved;
import dev.assay.inference.price.PromptCount;
import dev.assay.inference.published.EndpointPublished;
import dev.assay.inference.published.FigureInLog;
import dev.assay.inference.published.FigureKind;
import dev.assay.inference.published.LogSigner;
import dev.assay.inference.published.Publication;
import dev.assay.inference.published.PublicationRead;
import dev.assay.inference.published.PublishedFigure;
import dev.assay.inference.published.PublishedObserved;
import dev.assay.inference.published.PublishedWindow;
import dev.assay.inference.published.TrafficHead;
import dev.assay.inference.published.TrafficObserved;
import dev.assay.inference.published.TrafficRow;
import dev.assay.inference.published.TrafficSeal;
import dev.assay.inference.published.TrustedKeys;
import dev.assay.inference.published.TrustedSigners;
import dev.assay.inference.realtime.EndpointRealtime;
import dev.assay.inference.realtime.RatioObserved;
import dev.assay.inference.realtime.RealtimeObserved;
import dev.assay.inference.recorded.LogObserved;
import dev.assay.inference.recorded.LoggedPercentile;
import dev.assay.inference.recorded.RecordedObserved;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.requests.PromptClass;
import dev.assay.inference.requests.Reply;
import dev.assay.inference.requests.RunObserved;
import dev.assay.inference.requests.StopRule;
import dev.assay.inference.requests.TimedAnswer;
import dev.assay.inference.requests.TimedRequests;
import dev.assay.inference.requests.TimedTranscript;
import dev.assay.inference.requests.TokenKind;
import dev.assay.inference.requests.Tokens;
import dev.assay.inference.roofline.EndpointSpeeds;
import dev.assay.inference.roofline.RooflineObserved;
import dev.assay.inference.roofline.StreamSpeed;
import dev.assay.inference.service.measurements.MeasurementProgress;
import dev.assay.inference.service.measurements.MeasurementState;
import dev.assay.inference.service.measurements.MeasurementView;
import dev.assay.inference.sla.AvailabilitySamples;
import dev.assay.inference.sla.SlaMinutes;
import dev.assay.inference.sla.SlaObserved;
import dev.assay.inference.spread.BackendsObserved;
import dev.assay.inference.spread.CachesObserved;
import dev.assay.inference.spread.CoFailureObserved;
import dev.assay.inference.spread.ParallelObserved;
import dev.assay.inference.spread.PipelineObserved;
import dev.assay.inference.spread.Signals;
import dev.assay.inference.spread.SignatureFacts;
import dev.assay.inference.spread.SignedObserved;
import dev.assay.inference.spread.SpreadObserved;
import dev.assay.inference.streaming.EndpointStreaming;
import dev.assay.inference.streaming.StreamShape;
import dev.assay.inference.streaming.StreamingObserved;
import dev.assay.inference.throughput.EndpointThroughput;
import dev.assay.inference.throughput.RateObserved;
import dev.assay.inference.throughput.RungObserved;
import dev.assay.inference.throughput.ThroughputObserved;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Every type of this service that is written or read as JSON, for native images. */
@RegisterForReflection(
    targets = {
      Tokenizer.class,
      Permuted.class,
      SeriesTrouble.class,
      FastPathObserved.class,
      EndpointServed.class,
      PairObserved.class,
      TimesCompared.class,
      ContextObserved.class,
      EqualityObserved.class,
      IdentityObserved.class,
      LogprobObserved.class,
      ModelObserved.class,
      TokenizerObserved.class,
      ToolObserved.class,
      ContextObserved.Ending.class,
      EqualityObserved.Batch.class,
      TokenizerObserved.Count.class,
      ToolObserved.Calls.class,
      InferenceClaims.class,
      EndpointClaim.class,
      LatencyClaim.class,
      LatencyClaim.Region.class,
      LatencyMetric.class,
      AvailabilityClaim.class,
      ComputedAnswersClaim.class,
      EqualServiceClaim.class,
      ModelClaim.class,
      OracleClaim.class,
      OtherEndpoint.class,
      PriceClaim.class,
      PublishedMetricsClaim.class,
      RealtimeClaim.class,
      RecordedLogClaim.class,
      ServingHardwareClaim.class,
      SlaClaim.class,
      SlaClaim.Credit.class,
      SlaClaim.Vantage.class,
      SlaClaim.Window.class,
      AvailabilitySamples.class,
      AvailabilitySamples.Sample.class,
      SlaMinutes.class,
      SlaObserved.class,
      SlaObserved.EndpointSla.class,
      SlaObserved.VantageSeen.class,
      SpreadClaim.class,
      StreamingClaim.class,
      ThroughputClaim.class,
      PriceClaim.Baseline.class,
      RecordedLogClaim.Format.class,
      SpreadClaim.Place.class,
      SpreadClaim.Routing.class,
      SpreadClaim.SignedAnswers.class,
      ApiShape.class,
      Egress.class,
      ExchangeSeries.class,
      PairRule.class,
      ExchangeTranscript.class,
      Exchanged.class,
      Heard.class,
      Pacing.class,
      Party.class,
      PlannedExchange.class,
      Pacing.Kind.class,
      Heard.Alternative.class,
      Heard.NodeSignature.class,
      Heard.Piece.class,
      Heard.TokenLogprob.class,
      Heard.ToolCall.class,
      Heard.Usage.class,
      LatencyObserved.class,
      RegionObserved.class,
      RegionObserved.VantageSeen.class,
      VantageSamples.class,
      VantageSamples.Sample.class,
      EndpointLatency.class,
      MetricObserved.class,
      MetricObserved.PercentileObserved.class,
      AvailabilityObserved.class,
      SeriesObserved.class,
      ThroughputObserved.class,
      EndpointThroughput.class,
      RateObserved.class,
      RungObserved.class,
      RealtimeObserved.class,
      EndpointRealtime.class,
      RatioObserved.class,
      SpreadObserved.class,
      PipelineObserved.class,
      BackendsObserved.class,
      Signals.class,
      CoFailureObserved.class,
      CoFailureObserved.Other.class,
      ParallelObserved.class,
      SignatureFacts.class,
      SignedObserved.class,
      CachesObserved.class,
      RunObserved.class,
      StreamingObserved.class,
      EndpointStreaming.class,
      StreamShape.class,
      CachingObserved.class,
      EndpointCaching.class,
      Twins.class,
      RooflineObserved.class,
      EndpointSpeeds.class,
      StreamSpeed.class,
      PriceObserved.class,
      EndpointPrice.class,
      CountedAnswers.class,
      MeterReading.class,
      PromptCount.class,
      TimedRequests.class,
      PromptClass.class,
      StopRule.class,
      TimedTranscript.class,
      TimedAnswer.class,
      AnswerOutcome.class,
      Reply.class,
      Tokens.class,
      TokenKind.class,
      OracleAnswers.class,
      OracleAnswer.class,
      OracleAnswer.OracleSignature.class,
      OracleAnswer.OracleTransaction.class,
      OracleRegistry.class,
      OracleRegistry.Signer.class,
      OracleObserved.class,
      OracleFeed.class,
      ChainFacts.class,
      AnswerOnChain.class,
      AnswerOnChain.Told.class,
      Standing.class,
      OracleContract.class,
      FeedTransactions.class,
      FeedTranscript.class,
      FeedTranscript.Provider.class,
      QuorumFacts.class,
      ReplayFacts.class,
      RhythmFacts.class,
      DeviationFacts.class,
      Publication.class,
      Publication.Samples.class,
      PublishedWindow.class,
      PublishedFigure.class,
      FigureKind.class,
      PublishedObserved.class,
      EndpointPublished.class,
      PublicationRead.class,
      TrafficRow.class,
      TrafficHead.class,
      TrafficSeal.class,
      TrafficObserved.class,
      FigureInLog.class,
      LogSigner.class,
      TrustedSigners.class,
      TrustedKeys.class,
      RecordedObserved.class,
      LogObserved.class,
      LoggedPercentile.class,
      ChatRequest.class,
      ChatRequest.Message.class,
      ChatRequest.StreamOptions.class,
      CompletionRequest.class,
      PromptRequest.class,
      TokenPrice.class,
      MeasurementOrder.class,
      MeasurementOrder.Limits.class,
      MeasuredEndpoint.class,
      MeasuredLoad.class,
      MeasuredLoad.Kind.class,
      Measured.class,
      MeasuredMetric.class,
      MeasuredMetric.MeasuredQuantile.class,
      MeasuredRates.class,
      MeasurementProgress.class,
      MeasurementView.class,
      MeasurementState.class
    })
final class NativeRecords {}
