package dev.assay.demo.plan;

/** What a plan's values must hold; every message names the field and tells what to change. */
final class Demand {
  private Demand() {}

  static void that(boolean held, String otherwise) {
    if (!held) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  static void port(String field, int value) {
    between(field, value, 0, 65_535);
  }

  static void between(String field, int value, int least, int most) {
    that(
        value >= least && value <= most,
        field + " must be between " + least + " and " + most + ", not " + value);
  }

  static void share(String field, double value) {
    that(value >= 0 && value <= 1, field + " must be a share between 0 and 1, not " + value);
  }

  static void positive(String field, double value) {
    that(value > 0 && Double.isFinite(value), field + " must be above 0, not " + value);
  }
}
