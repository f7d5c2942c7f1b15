package dev.assay.layer.egress;

import java.net.InetSocketAddress;

/** What the guard says about a connection that speaks another protocol than HTTP/1.1. */
public sealed interface Admission {

  /**
   * The connection may be made, to this address and no other.
   *
   * @param address the judged address and port
   * @param authority host and port as they were asked for, for TLS and the protocol's own use
   * @param tls whether the connection is to be secured
   */
  record Granted(InetSocketAddress address, String authority, boolean tls) implements Admission {}

  /**
   * The connection must not be made.
   *
   * @param code the stable reason
   * @param explanation what happened, in words
   */
  record Denied(FailureCode code, String explanation) implements Admission {}
}
