package dev.assay.compute.bandwidth;

import dev.assay.verification.document.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several flows side by side, and a control right after them where they were slow.
 *
 * @param flows at most 16
 * @param control what our own link carried then; null when no control was asked
 */
public record BandwidthRun(List<BandwidthFlow> flows, @Nullable Control control) {
  private static final int MOST = 16;

  public BandwidthRun {
    flows = Require.list(flows, "flows", MOST);
    Require.that(!flows.isEmpty(), "flows", "must not be empty");
  }

  /**
   * What an endpoint of the operator's choice carried over as many flows.
   *
   * @param address which one
   * @param bytes that came, of whatever content
   * @param micros how long it took
   */
  public record Control(String address, long bytes, long micros) {
    public Control {
      Require.present(address, "address");
      Require.that(bytes >= 0, "bytes", "must not be negative");
      Require.that(micros > 0, "micros", "must be positive");
    }

    /** 10^6 bits a second. */
    double mbps() {
      return 8.0 * bytes / micros;
    }
  }
}
