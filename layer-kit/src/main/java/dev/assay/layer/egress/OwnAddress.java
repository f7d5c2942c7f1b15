package dev.assay.layer.egress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** An address of this host, from which requests can be sent. */
public final class OwnAddress {
  private OwnAddress() {}

  /**
   * The address of this literal.
   *
   * @throws IllegalArgumentException when it is no IP address, or not one of this host: nothing can
   *     be bound to it
   */
  public static InetAddress of(String literal) {
    InetAddress address = InetAddress.ofLiteral(literal);
    try (ServerSocket trial = new ServerSocket()) {
      trial.bind(new InetSocketAddress(address, 0));
      return address;
    } catch (IOException e) {
      throw new IllegalArgumentException("it is no address of this host", e);
    }
  }
}
