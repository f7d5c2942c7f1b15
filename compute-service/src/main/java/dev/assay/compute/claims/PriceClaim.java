package dev.assay.compute.claims;

import dev.assay.compute.hardware.FormFactor;
import dev.assay.compute.hardware.HardwareName;
import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an hour of one accelerator costs, and how that compares with large clouds.
 *
 * @param id the claim's name within the dossier
 * @param own the project's own price
 * @param comparisons with others, at most 10
 * @param statement where the project says so
 */
public record PriceClaim(String id, Quote own, List<Comparison> comparisons, Statement statement) {
  private static final int MOST = 10;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** For how long the customer is bound. */
  public enum Term {
    ON_DEMAND,
    SPOT,
    RESERVED_1_YEAR,
    RESERVED_3_YEARS
  }

  /**
   * A published price.
   *
   * @param model of the accelerator, as the seller writes it
   * @param memoryGb memory of each in GB; null when not told
   * @param form how it is mounted; null when not told
   * @param term for how long the customer is bound
   * @param usdPerHour US dollars for an hour of one accelerator
   * @param page that shows this figure
   * @param date when it was read there
   */
  public record Quote(
      String model,
      @Nullable Integer memoryGb,
      @Nullable FormFactor form,
      Term term,
      BigDecimal usdPerHour,
      URI page,
      LocalDate date) {
    public Quote {
      Require.text(model, "model", HardwareName.LONGEST);
      Fields.memory(memoryGb);
      Require.present(term, "term");
      Require.present(usdPerHour, "usdPerHour");
      Fields.positive(usdPerHour, "usdPerHour");
      Fields.web(page, "page");
      Require.present(date, "date");
    }
  }

  /**
   * The same at a large cloud.
   *
   * @param cloud its name
   * @param cheaperByPercent by how much the project says to be cheaper, at least; null when it only
   *     names both prices
   * @param baseline the cloud's price
   */
  public record Comparison(String cloud, @Nullable BigDecimal cheaperByPercent, Quote baseline) {
    public Comparison {
      Require.text(cloud, "cloud", 60);
      Fields.positive(cheaperByPercent, "cheaperByPercent");
      Require.that(
          cheaperByPercent == null || cheaperByPercent.compareTo(HUNDRED) < 0,
          "cheaperByPercent",
          "must be below 100");
      Require.present(baseline, "baseline");
    }
  }

  public PriceClaim {
    Fields.id(id);
    Require.present(own, "own");
    comparisons = Require.list(comparisons, "comparisons", MOST);
    Fields.distinct(comparisons, Comparison::cloud, "comparisons");
    Require.present(statement, "statement");
  }
}
