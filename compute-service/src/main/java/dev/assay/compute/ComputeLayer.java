package dev.assay.compute;

import dev.assay.compute.arithmetic.ClaimArithmeticCheck;
import dev.assay.compute.attestation.AttestationCheck;
import dev.assay.compute.bandwidth.BandwidthCheck;
import dev.assay.compute.challenge.HardwareProofCheck;
import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.count.NodeCountCheck;
import dev.assay.compute.distribution.NodeDistributionCheck;
import dev.assay.compute.gpucount.GpuCountCheck;
import dev.assay.compute.identity.IdentityDistinctnessCheck;
import dev.assay.compute.latency.LatencyCheck;
import dev.assay.compute.liveness.NodeLivenessCheck;
import dev.assay.compute.location.LocationCheck;
import dev.assay.compute.mechanism.AvailabilityMechanismCheck;
import dev.assay.compute.price.PriceCheck;
import dev.assay.compute.provider.ProviderNamedCheck;
import dev.assay.compute.uptime.UptimeCheck;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.Layer;
import dev.assay.verification.check.LayerName;
import java.util.List;

/** The compute layer: do the claimed nodes and their hardware exist, as and where claimed? */
public final class ComputeLayer implements Layer<ComputeClaims> {

  @Override
  public LayerName name() {
    return LayerName.COMPUTE;
  }

  @Override
  public Class<ComputeClaims> claimsType() {
    return ComputeClaims.class;
  }

  @Override
  public List<Check<ComputeClaims, ?>> checks() {
    return List.of(
        new NodeCountCheck(),
        new NodeLivenessCheck(),
        new NodeDistributionCheck(),
        new IdentityDistinctnessCheck(),
        new ClaimArithmeticCheck(),
        new ProviderNamedCheck(),
        new AvailabilityMechanismCheck(),
        new PriceCheck(),
        new HardwareProofCheck(),
        new LocationCheck(),
        new LatencyCheck(),
        new BandwidthCheck(),
        new UptimeCheck(),
        new AttestationCheck(),
        new GpuCountCheck());
  }
}
