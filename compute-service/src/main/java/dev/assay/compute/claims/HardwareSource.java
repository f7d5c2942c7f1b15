package dev.assay.compute.claims;

import dev.assay.verification.document.Require;
import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Someone whose hardware the project uses.
 *
 * @param id the source's name within the dossier
 * @param name as the source calls itself
 * @param relation how the project comes by the hardware
 * @param page of the source itself, where its name can be read; null when the dossier gives none
 * @param accelerators how many come from here; null when the project doesn't say
 * @param contract of leased hardware; null when nothing of it is published
 */
public record HardwareSource(
    String id,
    String name,
    Relation relation,
    @Nullable URI page,
    @Nullable Integer accelerators,
    @Nullable Contract contract) {
  private static final int LONGEST_NAME = 100;

  /** How a project comes by hardware. */
  public enum Relation {
    /** It owns it. */
    OWNED,
    /** It rents it under a contract. */
    LEASED,
    /** Its community runs it. */
    COMMUNITY
  }

  /**
   * What a project publishes of a lease.
   *
   * @param from its first day
   * @param until its last day
   * @param committed how many accelerators are held for the project all the time
   * @param scalesTo to how many the contract lets it grow; null without such a clause
   */
  public record Contract(
      LocalDate from, LocalDate until, int committed, @Nullable Integer scalesTo) {
    public Contract {
      Require.present(from, "from");
      Require.present(until, "until");
      Require.that(!until.isBefore(from), "until", "must not lie before 'from'");
      Require.that(committed >= 0, "committed", "must not be negative");
      Require.that(
          scalesTo == null || scalesTo >= committed, "scalesTo", "must be at least 'committed'");
    }

    /** The most accelerators that the contract yields. */
    public int most() {
      return scalesTo == null ? committed : scalesTo;
    }
  }

  public HardwareSource {
    Fields.id(id);
    Require.text(name, "name", LONGEST_NAME);
    Require.present(relation, "relation");
    if (page != null) {
      Fields.web(page, "page");
    }
    Require.that(accelerators == null || accelerators >= 1, "accelerators", "must be 1 or more");
    Require.that(
        contract == null || relation == Relation.LEASED,
        "contract",
        "must stand beside \"relation: LEASED\" only");
  }
}
