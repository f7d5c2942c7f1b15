package dev.assay.inference;

import dev.assay.inference.availability.AvailabilityCheck;
import dev.assay.inference.caching.CachingCheck;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.fastpath.FastPathCheck;
import dev.assay.inference.identity.IdentityCheck;
import dev.assay.inference.latency.LatencyCheck;
import dev.assay.inference.oracle.OracleCheck;
import dev.assay.inference.price.PriceCheck;
import dev.assay.inference.published.PublishedMetricsCheck;
import dev.assay.inference.realtime.RealtimeCheck;
import dev.assay.inference.recorded.RecordedLogCheck;
import dev.assay.inference.roofline.RooflineCheck;
import dev.assay.inference.sla.SlaCheck;
import dev.assay.inference.spread.SpreadCheck;
import dev.assay.inference.streaming.StreamingCheck;
import dev.assay.inference.throughput.ThroughputCheck;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.Layer;
import dev.assay.verification.check.LayerName;
import java.util.List;

/**
 * The inference layer: do endpoints answer as fast, as reliably and as honestly as the project
 * claims?
 */
public final class InferenceLayer implements Layer<InferenceClaims> {

  @Override
  public LayerName name() {
    return LayerName.INFERENCE;
  }

  @Override
  public Class<InferenceClaims> claimsType() {
    return InferenceClaims.class;
  }

  @Override
  public List<Check<InferenceClaims, ?>> checks() {
    return List.of(
        new LatencyCheck(),
        new AvailabilityCheck(),
        new SlaCheck(),
        new StreamingCheck(),
        new CachingCheck(),
        new RooflineCheck(),
        new ThroughputCheck(),
        new PriceCheck(),
        new RecordedLogCheck(),
        new PublishedMetricsCheck(),
        new IdentityCheck(),
        new FastPathCheck(),
        new RealtimeCheck(),
        new OracleCheck(),
        new SpreadCheck());
  }
}
