package dev.assay.compute.testing;

/** How a node of a {@link TestNetwork} takes being asked. */
public enum Behaviour {
  PROVES,
  SIGNS_WITH_ANOTHER_KEY,
  SAYS_ANOTHER_ID,
  SIGNS_ANOTHER_NONCE,
  ANSWERS_GARBAGE,
  FAILS_WITH_500,
  IS_SILENT,
  IS_REFUSED_BY_OUR_GUARD
}
