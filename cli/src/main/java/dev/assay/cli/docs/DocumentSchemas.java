package dev.assay.cli.docs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.verification.bundle.BundleIndex;
import dev.assay.verification.check.Layer;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.dossier.Dossier;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.evidence.Recording;
import dev.assay.verification.evidence.Register;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.policy.Policy;
import dev.assay.verification.policy.Verdict;
import dev.assay.verification.report.Catalogue;
import dev.assay.verification.report.LayerReport;
import dev.assay.verification.report.ObservationDocument;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The JSON Schemas of every document that others build on, generated from the records. Pure. */
final class DocumentSchemas {
  private static final Map<String, Class<?>> DOCUMENTS =
      Map.ofEntries(
          Map.entry("dossier", Dossier.class),
          Map.entry("policy", Policy.class),
          Map.entry("terms", Terms.class),
          Map.entry("register", Register.class),
          Map.entry("observation-envelope", Envelope.class),
          Map.entry("observation", ObservationDocument.class),
          Map.entry("recording", Recording.class),
          Map.entry("finding", Finding.class),
          Map.entry("layer-report", LayerReport.class),
          Map.entry("verdict", Verdict.class),
          Map.entry("bundle", BundleIndex.class),
          Map.entry("catalogue", Catalogue.class));

  private DocumentSchemas() {}

  /** Every document's schema by name; each layer's claims are {@code <layer>-claims}. */
  static SortedMap<String, JsonNode> of(Collection<Layer<?>> layers) {
    Map<LayerName, Class<?>> claims = new EnumMap<>(LayerName.class);
    layers.stream()
        .filter(layer -> layer.name() != LayerName.PROJECT)
        .forEach(layer -> claims.put(layer.name(), layer.claimsType()));
    RecordSchema schema = new RecordSchema(claims);
    SortedMap<String, JsonNode> all = new TreeMap<>();
    DOCUMENTS.forEach((name, type) -> all.put(name, schema.of(name, type)));
    claims.forEach(
        (layer, type) -> {
          String name = layer.word() + "-claims";
          all.put(name, schema.of(name, type));
        });
    return all;
  }
}
