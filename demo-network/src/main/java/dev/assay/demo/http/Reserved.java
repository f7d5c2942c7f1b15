package dev.assay.demo.http;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

/**
 * A port that refuses every connection: bound, but not listening.
 *
 * <p>Thread-safe; closing frees the port.
 */
public final class Reserved implements AutoCloseable {
  private final SocketChannel channel;
  private final String address;

  private Reserved(SocketChannel channel, String address) {
    this.channel = channel;
    this.address = address;
  }

  /**
   * Reserves an address; port 0 takes a free one.
   *
   * @throws AddressUnavailableException if it is taken or not of this machine
   */
  public static Reserved bind(String address, int port) throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(new InetSocketAddress(address, port));
      return new Reserved(channel, address);
    } catch (BindException e) {
      channel.close();
      throw Site.unavailable(address, port, e);
    }
  }

  /** Address and port, without a slash at the end. */
  public String url() throws IOException {
    int port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
    return "http://" + address + ":" + port;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
