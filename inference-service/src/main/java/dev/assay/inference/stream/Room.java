package dev.assay.inference.stream;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes the answers of one load may hold together, so that endpoints that answer hugely at
 * once can't fill the memory. Thread-safe.
 */
public final class Room {
  private final long most;
  private final AtomicLong held = new AtomicLong();

  /** Room for so many bytes. */
  public Room(long most) {
    this.most = most;
  }

  /** Room for a quarter of the memory that this process may have. */
  public static Room ofThisProcess() {
    return new Room(Runtime.getRuntime().maxMemory() / 4);
  }

  /** Holds so many bytes more, or fewer; false when that is too much. */
  boolean hold(long more) {
    return held.addAndGet(more) <= most || more <= 0;
  }
}
