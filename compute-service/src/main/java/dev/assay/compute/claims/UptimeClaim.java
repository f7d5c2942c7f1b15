package dev.assay.compute.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The claim that nodes answer in a share of a calendar window, on the mean over the nodes.
 *
 * @param id the claim's name
 * @param nodes 1 to 50; each proves itself by its key
 * @param atLeastShare of the window's time outside of maintenance; "0.99" for 99 %
 * @param window at most 400 days
 * @param maintenance announced beforehand; doesn't count
 * @param logs where vantages' signed logs lie, as assay.uptime-log/v1; at most 16
 * @param statement where the project says so
 */
public record UptimeClaim(
    String id,
    List<ProvingNode> nodes,
    BigDecimal atLeastShare,
    Window window,
    List<Maintenance> maintenance,
    List<URI> logs,
    Statement statement) {
  private static final int MOST_NODES = 50;
  private static final int MOST_LOGS = 16;
  private static final int MOST_MAINTENANCE = 1000;
  private static final int MOST_DECIMALS = 6;
  private static final Duration LONGEST = Duration.ofDays(400);
  private static final long SECONDS_PER_MINUTE = 60;

  /**
   * A period of whole minutes.
   *
   * @param from the first moment in it
   * @param to the first moment after it
   */
  public record Window(Instant from, Instant to) {
    public Window {
      wholeMinute(from, "from");
      wholeMinute(to, "to");
      Require.that(from.isBefore(to), "to", "must lie after from");
    }
  }

  /**
   * A period that doesn't count, because it was announced.
   *
   * @param from the first moment in it, a whole minute
   * @param to the first moment after it, a whole minute
   * @param announced when users were told, before it began
   */
  public record Maintenance(Instant from, Instant to, Instant announced) {
    public Maintenance {
      wholeMinute(from, "from");
      wholeMinute(to, "to");
      Require.that(from.isBefore(to), "to", "must lie after from");
      Require.that(
          Require.present(announced, "announced").isBefore(from),
          "announced",
          "must lie before from");
    }
  }

  public UptimeClaim {
    Fields.id(id);
    nodes = Require.list(nodes, "nodes", MOST_NODES);
    Require.that(!nodes.isEmpty(), "nodes", "must name at least one node");
    Fields.distinct(nodes, ProvingNode::id, "nodes");
    Fields.share(atLeastShare, "atLeastShare", MOST_DECIMALS);
    Require.present(window, "window");
    Require.that(
        Duration.between(window.from(), window.to()).compareTo(LONGEST) <= 0,
        "window",
        "must have at most 400 days");
    maintenance = Require.list(maintenance, "maintenance", MOST_MAINTENANCE);
    logs = Require.list(logs, "logs", MOST_LOGS);
    logs.forEach(url -> Fields.web(url, "logs"));
    Require.that(
        logs.stream().distinct().count() == logs.size(),
        "logs",
        "must not name the same address twice");
    Require.present(statement, "statement");
  }

  /** The greatest share of outage with which the claim is still true. */
  public BigDecimal allowed() {
    return BigDecimal.ONE.subtract(atLeastShare).stripTrailingZeros();
  }

  private static void wholeMinute(@Nullable Instant at, String field) {
    Instant there = Require.present(at, field);
    Require.that(
        there.getEpochSecond() % SECONDS_PER_MINUTE == 0 && there.getNano() == 0,
        field,
        "must be a whole minute");
  }
}
