package dev.assay.compute.geometry;

/** What a signal travels through, and so how far a round trip can have led. */
public enum Medium {
  /** Nothing is faster: 299,792.458 km/s, there and back. */
  VACUUM(1),
  /**
   * Glass of refractive index 1.468; microwave and laser links are faster, so it refutes nothing.
   */
  FIBRE(1.468);

  private static final double VACUUM_KM_PER_MICRO = 0.299792458;
  private final double index;

  Medium(double index) {
    this.index = index;
  }

  /** The farthest that a round trip of so many microseconds can have led. */
  public double kilometres(long roundTripMicros) {
    return roundTripMicros * VACUUM_KM_PER_MICRO / index / 2;
  }

  /** The least time that a round trip over this distance takes. */
  public double millis(double kilometres) {
    return 2 * kilometres * index / VACUUM_KM_PER_MICRO / 1000;
  }
}
