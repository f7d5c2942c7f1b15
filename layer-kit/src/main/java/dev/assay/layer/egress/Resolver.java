package dev.assay.layer.egress;

import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.util.List;

/**
 * Turns a host name into all of its addresses; asked once per hop of an exchange. A name that does
 * not resolve is a failure with {@link java.net.UnknownHostException}. Must not block the thread
 * that subscribes.
 */
@FunctionalInterface
public interface Resolver {

  /** All addresses of this name, in the order in which they should be tried. */
  Uni<List<InetAddress>> resolve(String name);
}
