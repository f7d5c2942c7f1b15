package dev.assay.compute.service;

import dev.assay.compute.arithmetic.ClaimArithmetic;
import dev.assay.compute.arithmetic.ClaimedModel;
import dev.assay.compute.asking.NodeRequest;
import dev.assay.compute.attestation.AttestationAttempt;
import dev.assay.compute.attestation.AttestationQuestion;
import dev.assay.compute.attestation.AttestationTranscript;
import dev.assay.compute.attestation.AttestationsObserved;
import dev.assay.compute.attestation.GpuAttested;
import dev.assay.compute.attestation.HostQuoted;
import dev.assay.compute.attestation.Inventory;
import dev.assay.compute.bandwidth.BandwidthFlow;
import dev.assay.compute.bandwidth.BandwidthObserved;
import dev.assay.compute.bandwidth.BandwidthOrder;
import dev.assay.compute.bandwidth.BandwidthQuestion;
import dev.assay.compute.bandwidth.BandwidthRun;
import dev.assay.compute.bandwidth.BandwidthTranscript;
import dev.assay.compute.challenge.ChallengeObserved;
import dev.assay.compute.challenge.DeclaredDevice;
import dev.assay.compute.challenge.HardwareObserved;
import dev.assay.compute.challenge.MatrixChallenge;
import dev.assay.compute.challenge.MatrixTranscript;
import dev.assay.compute.challenge.MemoryChallenge;
import dev.assay.compute.challenge.MemoryObserved;
import dev.assay.compute.challenge.MemoryTranscript;
import dev.assay.compute.claims.AgentClaim;
import dev.assay.compute.claims.AgentsClaim;
import dev.assay.compute.claims.AttestationClaim;
import dev.assay.compute.claims.AttestedHost;
import dev.assay.compute.claims.BandwidthClaim;
import dev.assay.compute.claims.CapacityAgreement;
import dev.assay.compute.claims.ClaimedRegion;
import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.claims.ConfidentialClaim;
import dev.assay.compute.claims.DecodeClaim;
import dev.assay.compute.claims.DistributionClaim;
import dev.assay.compute.claims.GpuCountClaim;
import dev.assay.compute.claims.HardwareClaim;
import dev.assay.compute.claims.HardwareSource;
import dev.assay.compute.claims.HardwareSourcesClaim;
import dev.assay.compute.claims.IdentityClaim;
import dev.assay.compute.claims.LivenessClaim;
import dev.assay.compute.claims.LocationClaim;
import dev.assay.compute.claims.MechanismClaim;
import dev.assay.compute.claims.NodeCountClaim;
import dev.assay.compute.claims.NodeLatencyClaim;
import dev.assay.compute.claims.NodeListClaim;
import dev.assay.compute.claims.OtherListClaim;
import dev.assay.compute.claims.PriceClaim;
import dev.assay.compute.claims.ProvingNode;
import dev.assay.compute.claims.UptimeClaim;
import dev.assay.compute.distribution.Dimensions;
import dev.assay.compute.distribution.ListSpread;
import dev.assay.compute.distribution.NetworkSpread;
import dev.assay.compute.distribution.NodeDistribution;
import dev.assay.compute.distribution.Operators;
import dev.assay.compute.distribution.Places;
import dev.assay.compute.distribution.Spread;
import dev.assay.compute.geometry.Place;
import dev.assay.compute.gpucount.GpuCountObserved;
import dev.assay.compute.hardware.Accelerator;
import dev.assay.compute.hardware.DataSheet;
import dev.assay.compute.hardware.DensePeaks;
import dev.assay.compute.hardware.HardwareCatalogue;
import dev.assay.compute.hardware.Variant;
import dev.assay.compute.identity.Identities;
import dev.assay.compute.identity.IdentitiesObserved;
import dev.assay.compute.identity.SharedWith;
import dev.assay.compute.latency.LatencyLimit;
import dev.assay.compute.latency.LatencyObserved;
import dev.assay.compute.latency.LatencyQuestion;
import dev.assay.compute.latency.LatencyTranscript;
import dev.assay.compute.latency.LatencyTrip;
import dev.assay.compute.latency.RoundTripLog;
import dev.assay.compute.liveness.LivenessTally;
import dev.assay.compute.liveness.LivenessTranscript;
import dev.assay.compute.liveness.NodeExchange;
import dev.assay.compute.liveness.NodeLivenessQuestion;
import dev.assay.compute.liveness.NodeToAsk;
import dev.assay.compute.liveness.NodesObserved;
import dev.assay.compute.location.LocationObserved;
import dev.assay.compute.location.LocationQuestion;
import dev.assay.compute.location.LocationTranscript;
import dev.assay.compute.location.PeerAnswer;
import dev.assay.compute.location.RoundTrip;
import dev.assay.compute.location.VantageMeasurement;
import dev.assay.compute.location.VantageOrder;
import dev.assay.compute.location.VantagePoint;
import dev.assay.compute.mechanism.MechanismObserved;
import dev.assay.compute.nodelist.ListObserved;
import dev.assay.compute.nodelist.MalformedEntry;
import dev.assay.compute.page.PageShows;
import dev.assay.compute.price.PricesObserved;
import dev.assay.compute.provider.ProvidersObserved;
import dev.assay.compute.provider.SourcesList;
import dev.assay.compute.rate.RateTest;
import dev.assay.compute.uptime.CommitmentQuestion;
import dev.assay.compute.uptime.ProbeResult;
import dev.assay.compute.uptime.UptimeLog;
import dev.assay.compute.uptime.UptimeObserved;
import dev.assay.compute.uptime.UptimeQuestion;
import dev.assay.compute.uptime.UptimeTranscript;
import dev.assay.compute.uptime.UptimeWatch;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Every record of this service that is written or read as JSON, for native images. */
@RegisterForReflection(
    targets = {
      ComputeClaims.class,
      NodeListClaim.class,
      NodeCountClaim.class,
      LivenessClaim.class,
      DistributionClaim.class,
      HardwareClaim.class,
      DecodeClaim.class,
      DecodeClaim.Speculation.class,
      HardwareSourcesClaim.class,
      HardwareSource.class,
      HardwareSource.Contract.class,
      MechanismClaim.class,
      MechanismClaim.Parameters.class,
      PriceClaim.class,
      PriceClaim.Quote.class,
      PriceClaim.Comparison.class,
      HardwareCatalogue.class,
      DataSheet.class,
      Accelerator.class,
      Variant.class,
      DensePeaks.class,
      ClaimArithmetic.class,
      ClaimedModel.class,
      ProvidersObserved.class,
      SourcesList.class,
      SourcesList.Listed.class,
      PageShows.class,
      MechanismObserved.class,
      PricesObserved.class,
      PricesObserved.Pages.class,
      PricesObserved.Compared.class,
      NodesObserved.class,
      ListObserved.class,
      ListObserved.Counts.class,
      MalformedEntry.class,
      LivenessTally.class,
      LivenessTally.Example.class,
      NodeDistribution.class,
      Dimensions.class,
      ListSpread.class,
      NetworkSpread.class,
      Operators.class,
      Operators.Bound.class,
      Places.class,
      Spread.class,
      Spread.Share.class,
      IdentityClaim.class,
      OtherListClaim.class,
      IdentitiesObserved.class,
      Identities.class,
      Identities.Count.class,
      Identities.Counts.class,
      SharedWith.class,
      NodeLivenessQuestion.class,
      NodeToAsk.class,
      LivenessTranscript.class,
      NodeExchange.class,
      NodeRequest.Challenge.class,
      ChallengeBody.class,
      AgentsClaim.class,
      AgentClaim.class,
      CapacityAgreement.class,
      HardwareObserved.class,
      HardwareObserved.Agent.class,
      ChallengeObserved.class,
      DeclaredDevice.class,
      MatrixChallenge.class,
      MatrixTranscript.class,
      MatrixTranscript.Tile.class,
      MemoryChallenge.class,
      MemoryTranscript.class,
      MemoryTranscript.Pass.class,
      MemoryObserved.class,
      LocationClaim.class,
      Place.class,
      LocationObserved.class,
      LocationQuestion.class,
      LocationTranscript.class,
      RoundTrip.class,
      VantagePoint.class,
      VantageMeasurement.class,
      VantageOrder.class,
      PeerAnswer.class,
      LocationObserved.Node.class,
      LocationObserved.Sighting.class,
      LocationObserved.Untold.class,
      NodeLatencyClaim.class,
      NodeLatencyClaim.Published.class,
      ProvingNode.class,
      ClaimedRegion.class,
      LatencyObserved.class,
      LatencyObserved.Claimed.class,
      LatencyObserved.Trips.class,
      LatencyObserved.LogSeen.class,
      LatencyQuestion.class,
      LatencyLimit.class,
      RateTest.class,
      LatencyTranscript.class,
      LatencyTrip.class,
      RoundTripLog.class,
      BandwidthClaim.class,
      BandwidthObserved.class,
      BandwidthObserved.Claimed.class,
      BandwidthObserved.Runs.class,
      BandwidthQuestion.class,
      BandwidthTranscript.class,
      BandwidthRun.class,
      BandwidthRun.Control.class,
      BandwidthFlow.class,
      BandwidthOrder.class,
      UptimeClaim.class,
      UptimeClaim.Window.class,
      UptimeClaim.Maintenance.class,
      UptimeObserved.class,
      UptimeObserved.Claimed.class,
      UptimeObserved.Watched.class,
      UptimeObserved.Period.class,
      CommitmentQuestion.class,
      CommitmentQuestion.Commitment.class,
      UptimeQuestion.class,
      UptimeTranscript.class,
      UptimeWatch.class,
      ProbeResult.class,
      UptimeLog.class,
      AttestationClaim.class,
      AttestedHost.class,
      GpuCountClaim.class,
      AttestationQuestion.class,
      AttestationTranscript.class,
      AttestationsObserved.class,
      AttestationsObserved.Host.class,
      AttestationAttempt.class,
      GpuAttested.class,
      HostQuoted.class,
      ConfidentialClaim.class,
      Inventory.class,
      GpuCountObserved.class
    })
final class NativeRecords {}
