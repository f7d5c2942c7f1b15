package dev.assay.layer.run;

import dev.assay.verification.check.Check;
import dev.assay.verification.check.Terms;
import dev.assay.verification.report.ObservationDocument;
import io.smallrye.mutiny.Uni;

/**
 * Gets one check's observation: from the world, or from what was stored.
 *
 * @param <C> the layer's claims
 */
interface Observer<C> {

  /** The observation document; fails only when the run itself can't go on. */
  Uni<ObservationDocument> observe(Check<C, ?> check, C claims, Terms terms);

  /** Whether the run was asked to end. */
  boolean cancelled();
}
