package dev.assay.compute.latency;

import dev.assay.compute.location.VantagePoint;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of each claimed time: the observation of the check.
 *
 * @param claims in the claims' order
 * @param declared the claims themselves as evidence
 */
public record LatencyObserved(List<Claimed> claims, Provenance declared) {
  public LatencyObserved {
    claims = List.copyOf(claims);
    Require.present(declared, "declared");
  }

  /**
   * One claim; at most one of the two is there, and none when the claim is impossible anyway.
   *
   * @param trips that we made
   * @param log the project's own
   * @param reason why there is neither
   * @param explanation in words, when there is a reason
   */
  public record Claimed(
      String id,
      @Nullable Trips trips,
      @Nullable LogSeen log,
      @Nullable Reason reason,
      @Nullable String explanation) {

    static Claimed nothing(String id) {
      return new Claimed(id, null, null, null, null);
    }

    static Claimed without(String id, Reason reason, String explanation) {
      return new Claimed(id, null, null, reason, explanation);
    }
  }

  /**
   * Round trips that we made.
   *
   * @param vantage where we stand; null when the operator doesn't say
   * @param asked how many trips were made
   * @param voids of those, what our own side didn't ask
   * @param counted the others
   * @param proven of those, answers that the node signed
   * @param failed of those, no answers
   * @param certainlyAbove of those, what can be held against the node
   * @param above of those, what may have been too slow, failures and answers without proof included
   * @param quantileMicros the empirical quantile; null when it is a failure
   * @param leastAnswerMicros of the proven
   * @param leastConnectMicros of the proven
   * @param first when the first trip ended
   * @param last when the last one did
   */
  public record Trips(
      @Nullable VantagePoint vantage,
      int asked,
      int voids,
      int counted,
      int proven,
      int failed,
      int certainlyAbove,
      int above,
      @Nullable Long quantileMicros,
      @Nullable Long leastAnswerMicros,
      @Nullable Long leastConnectMicros,
      @Nullable Instant first,
      @Nullable Instant last,
      Provenance from) {
    public Trips {
      Require.present(from, "from");
    }
  }

  /**
   * The project's log of its own trips.
   *
   * @param trips how many it lists
   * @param above of those, how many took longer than claimed or failed
   * @param quantileMicros the empirical quantile; null when it is a failure
   */
  public record LogSeen(int trips, int above, @Nullable Long quantileMicros, Provenance from) {
    public LogSeen {
      Require.present(from, "from");
    }
  }
}
