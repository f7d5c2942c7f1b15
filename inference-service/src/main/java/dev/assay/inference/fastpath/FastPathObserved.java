package dev.assay.inference.fastpath;

import dev.assay.verification.document.Require;
import java.util.List;

/**
 * How the keys of the endpoints were served: the observation of the check.
 *
 * @param keys one for each claim
 */
public record FastPathObserved(List<KeysObserved> keys) {
  public FastPathObserved {
    keys = Require.list(keys, "keys", 10);
  }
}
