package dev.assay.demo.http;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * All that a network has bound, and the virtual threads that serve it.
 *
 * <p>Closing frees every port and ends what is under way. Bound by one thread, closed by any.
 */
public final class Bindings implements AutoCloseable {
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Deque<AutoCloseable> bound = new ArrayDeque<>();

  /**
   * A site at an address; port 0 takes a free one.
   *
   * @throws AddressUnavailableException if it is taken or not of this machine
   */
  public Site site(String address, int port) throws IOException {
    var site = Site.bind(address, port, executor);
    bound.push(site);
    return site;
  }

  /**
   * A port that refuses connections; port 0 takes a free one.
   *
   * @return its address and port, without a slash at the end
   * @throws AddressUnavailableException if it is taken or not of this machine
   */
  public String refusing(String address, int port) throws IOException {
    var reserved = Reserved.bind(address, port);
    bound.push(reserved);
    return reserved.url();
  }

  @Override
  public synchronized void close() {
    executor.shutdownNow();
    while (!bound.isEmpty()) {
      try {
        bound.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("a bound port could not be freed", e);
      }
    }
  }
}
