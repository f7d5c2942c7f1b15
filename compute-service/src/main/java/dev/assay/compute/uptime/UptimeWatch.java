package dev.assay.compute.uptime;

import dev.assay.compute.claims.ProvingNode;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.Require;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A period in which one vantage asked nodes at random times, and what came of it.
 *
 * @param from the first moment in it, a whole millisecond
 * @param to the first moment after it, a whole millisecond
 * @param committedAt when the commitment was made, before the period
 * @param commitment SHA-256 of the seed's 32 bytes, in hexadecimal
 * @param seed 32 bytes in hexadecimal, kept secret until the period was over
 * @param probes in the order of time; at most 20,000
 */
public record UptimeWatch(
    Instant from,
    Instant to,
    Instant committedAt,
    String commitment,
    String seed,
    List<ProbeResult> probes) {
  /** The most probes of one watch. */
  public static final int MOST = 20_000;

  private static final int NANOS_PER_MILLI = 1_000_000;
  private static final Duration LONGEST = Duration.ofDays(400);
  private static final Pattern BYTES = Pattern.compile("[0-9a-f]{64}");

  public UptimeWatch {
    wholeMillisecond(from, "from");
    wholeMillisecond(to, "to");
    Require.that(
        from.isBefore(to) && Duration.between(from, to).compareTo(LONGEST) <= 0,
        "to",
        "must lie after from, by 400 days at most");
    Require.present(committedAt, "committedAt");
    bytes(commitment, "commitment");
    bytes(seed, "seed");
    probes = Require.list(probes, "probes", MOST);
  }

  /** The commitment to a seed. */
  public static String commitment(String seed) {
    return Digest.of(HexFormat.of().parseHex(seed)).hex();
  }

  /** The schedule that its seed gives. */
  List<PlannedProbe> schedule(List<ProvingNode> nodes) {
    return PlannedProbe.all(seed, from, to, probes.size(), nodes);
  }

  /** Why it isn't what it says it is; null when it is. */
  @Nullable String fault(List<PlannedProbe> schedule) {
    if (!commitment(seed).equals(commitment)) {
      return "the revealed seed isn't the committed one";
    }
    if (committedAt.isAfter(from)) {
      return "the seed was committed after the watch began";
    }
    for (int i = 0; i < probes.size(); i++) {
      if (!probes.get(i).due().equals(schedule.get(i).due())) {
        return "the time of probe " + i + " isn't the seed's";
      }
    }
    return null;
  }

  private static void wholeMillisecond(Instant at, String field) {
    Require.that(
        Require.present(at, field).getNano() % NANOS_PER_MILLI == 0,
        field,
        "must be a whole millisecond");
  }

  private static void bytes(String text, String field) {
    Require.that(
        BYTES.matcher(Require.present(text, field)).matches(),
        field,
        "must be 64 lower-case hexadecimal digits");
  }
}
