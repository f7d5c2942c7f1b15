package dev.assay.compute.asking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** From where this verifier measures round trips, and which other vantages it believes. */
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
}
