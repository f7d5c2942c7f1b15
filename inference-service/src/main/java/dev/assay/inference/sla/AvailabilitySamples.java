package dev.assay.inference.sla;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.Require;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * What one vantage saw of an endpoint over a window, beside a control: a target known to be up,
 * probed at the same time. When the control failed too, the vantage's own network is the likelier
 * trouble, and the sample is void.
 *
 * @param url of the endpoint that was probed
 * @param samples in any order, at most 600,000
 */
public record AvailabilitySamples(String schema, URI url, List<Sample> samples) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.availability-samples/v1";

  /** The largest document that is read. */
  public static final long LARGEST = 48L << 20;

  private static final int MOST = 600_000;

  /**
   * One probe.
   *
   * @param at when it was sent
   * @param ok whether it got a whole answer in time
   * @param controlOk whether the control did
   */
  public record Sample(Instant at, boolean ok, boolean controlOk) {
    public Sample {
      Require.present(at, "at");
    }
  }

  public AvailabilitySamples {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    Require.present(url, "url");
    samples = Require.list(samples, "samples", MOST);
  }

  static AvailabilitySamples read(byte[] json) throws InvalidDocument {
    return CanonicalJson.read(json, AvailabilitySamples.class);
  }
}
