package dev.assay.compute.columns;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Whose turn it is to go over a list: a long one takes half of a small heap meanwhile, so a process
 * goes over one at a time. Only what is recorded is gone over, so nobody waits for the world.
 */
public final class Turn {
  private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock(true);

  private Turn() {}

  /** Does this alone; it may take a turn within. */
  public static <T> T alone(Supplier<T> work) {
    ONE_AT_A_TIME.lock();
    try {
      return work.get();
    } finally {
      ONE_AT_A_TIME.unlock();
    }
  }
}
