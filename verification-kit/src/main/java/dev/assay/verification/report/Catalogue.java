package dev.assay.verification.report;

import dev.assay.verification.check.Check;
import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Layer;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Severity;
import java.util.Collection;
import java.util.List;

/**
 * The list of checks that a layer, or all layers, offer: made from their specs, never by hand.
 *
 * @param checks in the order of the layers
 */
public record Catalogue(String schema, List<Entry> checks) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.catalogue/v1";

  /**
   * One check.
   *
   * @param confirmsFrom the weakest class with which any of its expectations is confirmed
   * @param refutesFrom the weakest class with which any of its expectations is refuted
   */
  public record Entry(
      String id,
      int version,
      String layer,
      String question,
      Severity severity,
      List<Expectation> expects,
      EvidenceClass confirmsFrom,
      EvidenceClass refutesFrom,
      boolean adverse,
      String remediation,
      String docs) {

    static Entry of(CheckSpec spec) {
      return new Entry(
          spec.id(),
          spec.version(),
          spec.layer().word(),
          spec.question(),
          spec.severity(),
          spec.expects(),
          weakest(spec.expects().stream().map(e -> e.confirmsFrom().weakest()).toList()),
          weakest(spec.expects().stream().map(e -> e.refutesFrom().weakest()).toList()),
          spec.adverse(),
          spec.remediation(),
          spec.docs());
    }

    private static EvidenceClass weakest(List<EvidenceClass> classes) {
      return classes.stream().reduce(EvidenceClass.MEASURED, EvidenceClass::weaker);
    }
  }

  /** The catalogue of these layers. */
  public static Catalogue of(Collection<? extends Layer<?>> layers) {
    return new Catalogue(SCHEMA, layers.stream().flatMap(l -> entries(l).stream()).toList());
  }

  private static <C> List<Entry> entries(Layer<C> layer) {
    return layer.checks().stream().map(Check::spec).map(Entry::of).toList();
  }
}
