package dev.assay.compute.asking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How politely and how patiently nodes are asked. */
@ConfigMapping(prefix = "assay.compute.nodes")
public interface NodeAsking {

  /** How many nodes are asked at the same time. */
  @WithDefault("32")
  int concurrency();

  /** How often a node is asked before it counts as silent. */
  @WithDefault("3")
  int attempts();

  /** How long to wait before nodes that gave no answer are asked again. */
  @WithDefault("2S")
  Duration pause();

  /** How long a node may take for one answer. */
  @WithDefault("10S")
  Duration timeout();
}
