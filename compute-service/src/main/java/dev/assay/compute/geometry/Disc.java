package dev.assay.compute.geometry;

/**
 * The part of the Earth in which something has to be that answered a vantage in time.
 *
 * @param centre the vantage
 * @param kilometres how far it can be
 */
public record Disc(Place centre, double kilometres) {

  /** What a round trip of so many microseconds leaves. */
  public static Disc of(Place vantage, long roundTripMicros, Medium medium) {
    return new Disc(vantage, medium.kilometres(roundTripMicros));
  }

  /** Whether no point within {@code radius} of the place lies in it. */
  public boolean excludes(Place place, double radius) {
    return centre.kilometresTo(place) - radius > kilometres;
  }

  /** Whether all of it lies within {@code radius} of the place. */
  public boolean within(Place place, double radius) {
    return centre.kilometresTo(place) + kilometres <= radius;
  }

  /** Whether both have no point in common, so that what answered in them is not in one place. */
  public boolean apartFrom(Disc other) {
    return centre.kilometresTo(other.centre) > kilometres + other.kilometres;
  }
}
