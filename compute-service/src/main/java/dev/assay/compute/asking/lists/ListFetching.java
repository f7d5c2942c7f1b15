package dev.assay.compute.asking.lists;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much of a node list is fetched, and for how long. */
@ConfigMapping(prefix = "assay.compute.lists")
public interface ListFetching {

  /** The most bytes of one list, after decompression; all of them are kept as evidence. */
  @WithDefault("536870912")
  long mostBytes();

  /** How long one list may take to come. */
  @WithDefault("300S")
  Duration mostTime();

  /** How long a connection waits for the next part to be asked for. */
  @WithDefault("30S")
  Duration mostPause();
}
