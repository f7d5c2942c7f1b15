package dev.assay.layer.durable;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How durable work is shared among replicas; a group of settings for a {@code @ConfigMapping}. */
public interface DurableSettings {
  /** How many this replica works on at once. */
  @WithDefault("4")
  int atOnce();

  /** How often a replica shows that it is alive. */
  @WithDefault("1s")
  Duration heartbeat();

  /** After how many missed heartbeats (at least 4) its work is taken up by another. */
  @WithDefault("4")
  int missedHeartbeats();

  /** How often a replica looks for work that others have queued. */
  @WithDefault("1s")
  Duration pollEvery();

  /** How long work that failed rests before it is tried again. */
  @WithDefault("3s")
  Duration retryAfter();

  /** How often rows without an execution are looked for. */
  @WithDefault("5s")
  Duration orphansEvery();

  /** How long a replica that stops waits for its work to let go. */
  @WithDefault("5s")
  Duration shutdownWait();
}
