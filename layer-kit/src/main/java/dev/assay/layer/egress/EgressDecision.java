package dev.assay.layer.egress;

import java.net.InetAddress;
import java.net.URI;

/** What the guard says about one connection. */
public sealed interface EgressDecision {

  /**
   * The connection may be made, to this address and no other.
   *
   * @param destination what is asked
   * @param pinned the judged address
   */
  record Admitted(Destination destination, InetAddress pinned) implements EgressDecision {
    /** The URI as it is asked: host in lower-case ASCII, no fragment. */
    public URI uri() {
      return destination.uri();
    }
  }

  /**
   * The connection must not be made.
   *
   * @param code the stable reason
   * @param explanation what was seen and what would have to change
   */
  record Refused(EgressCode code, String explanation) implements EgressDecision {}
}
