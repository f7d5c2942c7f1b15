package dev.assay.compute;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.count.NodeCountCheck;
import dev.assay.compute.distribution.NodeDistributionCheck;
import dev.assay.compute.challenge.GpuCountCheck;
import dev.assay.compute.challenge.HardwareProofCheck;
import dev.assay.compute.liveness.NodeLivenessCheck;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.Layer;
import dev.assay.verification.check.LayerName;
import java.util.List;

/** The compute layer: do the claimed nodes exist, live, and stand where they are said to? */
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
        new HardwareProofCheck(),
        new GpuCountCheck());
  }
}
