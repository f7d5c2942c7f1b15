package dev.assay.cli.dossier;

import dev.assay.verification.check.Layer;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.InvalidDocument.Problem;
import dev.assay.verification.dossier.Dossier;
import dev.assay.verification.dossier.DossierReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Tells everything that is wrong with a dossier, with the path, by the layers' plain records. No
 * I/O.
 */
public final class Lint {
  private final Collection<Layer<?>> layers;

  public Lint(Collection<Layer<?>> layers) {
    this.layers = List.copyOf(layers);
  }

  /** The problems of this document; empty when it is valid. */
  public List<Problem> problems(byte[] yamlOrJson) {
    try {
      Dossier dossier = DossierReader.read(yamlOrJson);
      List<Problem> problems = new ArrayList<>();
      layers.forEach(layer -> problems.addAll(ofLayer(layer, dossier)));
      return problems;
    } catch (InvalidDocument e) {
      return e.problems();
    }
  }

  private static List<Problem> ofLayer(Layer<?> layer, Dossier dossier) {
    if (layer.name() == LayerName.PROJECT) {
      return List.of();
    }
    try {
      CanonicalJson.read(dossier.claims().of(layer.name()), layer.claimsType());
      return List.of();
    } catch (InvalidDocument e) {
      return e.under("/claims/" + layer.name().word()).problems();
    }
  }
}
