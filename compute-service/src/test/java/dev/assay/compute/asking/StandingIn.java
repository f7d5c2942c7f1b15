package dev.assay.compute.asking;

import dev.assay.compute.geometry.Place;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A vantage that stands in a place, and asks these replicas. */
public record StandingIn(Place place, List<URI> asked) implements OwnVantage {

  /** A vantage that asks nobody. */
  public StandingIn(Place place) {
    this(place, List.of());
  }

  @Override
  public String id() {
    return "own";
  }

  @Override
  public Optional<BigDecimal> latitude() {
    return Optional.of(place.latitude());
  }

  @Override
  public Optional<BigDecimal> longitude() {
    return Optional.of(place.longitude());
  }

  @Override
  public Optional<List<String>> trusted() {
    return Optional.empty();
  }

  @Override
  public int lyingAtMost() {
    return 1;
  }

  @Override
  public Duration timeout() {
    return Duration.ofSeconds(5);
  }

  @Override
  public Optional<List<URI>> peers() {
    return Optional.of(asked);
  }

  @Override
  public Duration peerTimeout() {
    return Duration.ofSeconds(3);
  }

  @Override
  public Optional<Path> key() {
    return Optional.empty();
  }

  @Override
  public Door door() {
    throw new UnsupportedOperationException("this test measures for nobody");
  }
}
