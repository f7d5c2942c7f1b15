package dev.assay.cli;

import dev.assay.compute.ComputeLayer;
import dev.assay.data.DataLayer;
import dev.assay.inference.InferenceLayer;
import dev.assay.tokenomics.TokenomicsLayer;
import dev.assay.verification.check.Layer;
import java.util.List;

/**
 * The layers' plain classes, for what needs no service: replay, lint, explain, the catalogue and
 * the generated documents.
 */
public final class Layers {
  private Layers() {}

  /** All layers that this program knows, in the order in which they are shown. */
  public static List<Layer<?>> all() {
    return List.of(
        new ComputeLayer(), new DataLayer(), new InferenceLayer(), new TokenomicsLayer());
  }
}
