package dev.assay.compute.challenge;

import dev.assay.verification.document.Require;
import org.jspecify.annotations.Nullable;

/**
 * A processor or card that a node's agent says it has; nothing of it is measured.
 *
 * @param name at most 200 characters
 * @param identity such as a card's UUID, at most 200 characters; null when none is told
 * @param memoryBytes null when it isn't told
 */
public record DeclaredDevice(String name, @Nullable String identity, @Nullable Long memoryBytes) {
  /** The most devices of one agent. */
  public static final int MOST = 64;

  private static final int LONGEST = 200;

  public DeclaredDevice {
    Require.text(name, "name", LONGEST);
    Require.that(
        identity == null || identity.length() <= LONGEST,
        "identity",
        "must have at most 200 characters");
    Require.that(memoryBytes == null || memoryBytes > 0, "memoryBytes", "must be positive");
  }

  /** In words. */
  String said() {
    String id = identity == null ? "" : ", " + identity;
    return name + id + (memoryBytes == null ? "" : ", " + memoryBytes + " bytes");
  }
}
