package dev.assay.compute.asking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * From where this verifier measures round trips, which other vantages it asks and believes, and
 * whether it measures for others.
 */
@ConfigMapping(prefix = "assay.compute.vantage")
public interface OwnVantage {

  /** The operator's name for the place. */
  @WithDefault("own")
  String id();

  /** Degrees north; without both coordinates nothing is measured from here. */
  Optional<BigDecimal> latitude();

  /** Degrees east. */
  Optional<BigDecimal> longitude();

  /** Raw Ed25519 keys in Base64 of vantages whose signed measurements count. */
  Optional<List<String>> trusted();

  /** How many of the trusted vantages may lie together. */
  @WithDefault("1")
  int lyingAtMost();

  /** How long a node may take for one signed answer. */
  @WithDefault("5S")
  Duration timeout();

  /**
   * Addresses of replicas elsewhere, such as {@code https://assay-singapore.example}, that are
   * asked to measure whenever this one does.
   */
  Optional<List<URI>> peers();

  /**
   * How long a peer may take for its whole measurement, in which a node may be slow twelve times.
   */
  @WithDefault("75S")
  Duration peerTimeout();

  /**
   * The Ed25519 key that signs what this replica measures for others, two lines of Base64; without
   * one it measures for nobody.
   */
  Optional<Path> key();

  /** The door at which others order measurements. */
  Door door();

  /** The door at which others order measurements. */
  interface Door {
    /** Whether it is open, where there is a key and a place. */
    @WithDefault("true")
    boolean open();

    /** How many measurements are under way at the same time; further orders are turned away. */
    @WithDefault("4")
    int atOnce();

    /** How many round trips to one host are made for others in an hour. */
    @WithDefault("600")
    long hourlyTripsPerHost();
  }
}
