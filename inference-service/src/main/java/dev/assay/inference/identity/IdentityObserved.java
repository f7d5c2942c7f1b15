package dev.assay.inference.identity;

import dev.assay.verification.document.Require;
import java.util.List;

/**
 * What was observed of the models: the observation of the check.
 *
 * @param models one for each claim about a model
 */
public record IdentityObserved(List<ModelObserved> models) {
  public IdentityObserved {
    models = Require.list(models, "models", 10);
  }
}
