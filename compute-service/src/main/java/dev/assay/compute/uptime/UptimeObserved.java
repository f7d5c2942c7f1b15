package dev.assay.compute.uptime;

import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of each claimed uptime: the observation of the check.
 *
 * @param claims in the claims' order
 */
public record UptimeObserved(List<Claimed> claims) {
  public UptimeObserved {
    claims = List.copyOf(claims);
  }

  /**
   * One claim.
   *
   * @param watches that count, ours first
   * @param lyingAtMost how many of the other vantages may lie together
   * @param reason why the first vantage that tells nothing tells nothing; null when all tell
   * @param explanation in words, when there is a reason
   */
  public record Claimed(
      String id,
      List<Watched> watches,
      int lyingAtMost,
      @Nullable Reason reason,
      @Nullable String explanation) {
    public Claimed {
      watches = List.copyOf(watches);
    }
  }

  /**
   * What one vantage saw, in one watch or in several that don't overlap.
   *
   * @param vantage its name
   * @param own whether it is this verifier itself
   * @param periods its watches in the order of time, at least one
   */
  public record Watched(String vantage, boolean own, List<Period> periods) {
    public Watched {
      periods = List.copyOf(periods);
      Require.that(!periods.isEmpty(), "periods", "must not be empty");
    }

    long countedMillis() {
      return periods.stream().mapToLong(Period::countedMillis).sum();
    }

    int up() {
      return sum(Period::up);
    }

    int down() {
      return sum(Period::down);
    }

    int unexplained() {
      return sum(Period::unexplained);
    }

    int voids() {
      return sum(Period::voids);
    }

    /** Probes that say something. */
    int counted() {
      return sum(Period::counted);
    }

    /** Probes at times that count. */
    int trials() {
      return sum(Period::trials);
    }

    private int sum(ToIntFunction<Period> each) {
      return periods.stream().mapToInt(each).sum();
    }
  }

  /**
   * One watch.
   *
   * @param countedMillis how much of the watched time counts
   * @param up probes at times that count in which the node signed its nonce
   * @param down of those times, probes that can be held against the nodes
   * @param unexplained of those times, probes without proof that can't
   * @param voids of those times, probes that say nothing
   * @param excluded probes at other times
   * @param missed those that are down, by equal parts of the claim's window
   */
  public record Period(
      Instant from,
      Instant to,
      long countedMillis,
      int up,
      int down,
      int unexplained,
      int voids,
      int excluded,
      List<Integer> missed,
      Provenance provenance) {
    public Period {
      missed = List.copyOf(missed);
      Require.present(provenance, "provenance");
    }

    /** Probes that say something. */
    int counted() {
      return up + down + unexplained;
    }

    /** Probes at times that count. */
    int trials() {
      return counted() + voids;
    }

    /** Whether it has a moment in common with another watch. */
    boolean overlaps(UptimeWatch other) {
      return from.isBefore(other.to()) && other.from().isBefore(to);
    }
  }
}
