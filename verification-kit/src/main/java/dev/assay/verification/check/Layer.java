package dev.assay.verification.check;

import java.util.List;

/**
 * One layer: its claims and its checks. Reading an implementation tells what its service does.
 *
 * @param <C> the layer's claims, a record with a canonical JSON form
 */
public interface Layer<C> {

  /** Which layer this is. */
  LayerName name();

  /** The claims' record. */
  Class<C> claimsType();

  /** The checks, in the order in which they are shown. */
  List<Check<C, ?>> checks();

  /** How many statistical claims all checks of this layer will judge. */
  default int statisticalClaims(C claims) {
    return checks().stream().mapToInt(check -> check.statisticalClaims(claims)).sum();
  }
}
