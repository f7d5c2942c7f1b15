package dev.assay.inference.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The promise of an availability over a calendar window, as a service-level agreement makes it.
 *
 * @param endpoint id of the endpoint
 * @param window the contract's period, whole minutes, at most 400 days
 * @param atLeastShare of the window's minutes outside of maintenance; "0.999" for 99.9 %
 * @param maintenance announced windows that don't count
 * @param credits what is due when the share falls below a step, in any order
 * @param vantages from where it was probed; two at least can decide
 * @param statement where the project says so
 */
public record SlaClaim(
    String endpoint,
    Window window,
    BigDecimal atLeastShare,
    List<Window> maintenance,
    List<Credit> credits,
    List<Vantage> vantages,
    Statement statement)
    implements EndpointPromise {
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

    /** How many minutes it has. */
    public int minutes() {
      return Math.toIntExact(Duration.between(from, to).toMinutes());
    }

    private static void wholeMinute(@Nullable Instant at, String field) {
      Instant there = Require.present(at, field);
      Require.that(
          there.getEpochSecond() % SECONDS_PER_MINUTE == 0 && there.getNano() == 0,
          field,
          "must be a whole minute");
    }
  }

  /**
   * One step of the credits.
   *
   * @param belowShare the availability under which it is due
   * @param share of the period's price, "0.1" for 10 %
   */
  public record Credit(BigDecimal belowShare, BigDecimal share) {
    public Credit {
      demandShare(belowShare, "belowShare");
      demandShare(share, "share");
    }
  }

  /**
   * A place from which the endpoint was probed over the window.
   *
   * @param name of the place, unique within the claim
   * @param samples serves a document of {@code assay.availability-samples/v1}; who serves it is
   *     what its weight depends on, so that it is not pinned
   */
  public record Vantage(String name, URI samples) {
    public Vantage {
      Require.text(name, "name", 100);
      EndpointClaim.demandWeb(samples);
    }
  }

  public SlaClaim {
    Require.present(endpoint, "endpoint");
    Require.present(window, "window");
    Require.that(
        Duration.between(window.from(), window.to()).compareTo(LONGEST) <= 0,
        "window",
        "must have at most 400 days");
    demandShare(atLeastShare, "atLeastShare");
    maintenance = Require.list(maintenance, "maintenance", 1000);
    credits = Require.list(credits, "credits", 20);
    vantages = Require.list(vantages, "vantages", 16);
    Require.that(
        vantages.stream().map(Vantage::name).distinct().count() == vantages.size(),
        "vantages",
        "must give each vantage a name of its own");
    Require.present(statement, "statement");
  }

  private static void demandShare(@Nullable BigDecimal value, String field) {
    BigDecimal share = Require.present(value, field);
    Require.that(
        share.signum() > 0 && share.compareTo(BigDecimal.ONE) <= 0,
        field,
        "must lie above 0 and at most at 1, for example \"0.999\"");
  }
}
