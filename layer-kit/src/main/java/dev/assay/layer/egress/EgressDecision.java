package dev.assay.layer.egress;

import java.net.InetAddress;
import java.net.URI;

/** What the guard says about one connection. */
public sealed interface EgressDecision {

  /**
   * The connection may be made, to this address and no other.
   *
   * @param uri the URI as it is asked: host in lower-case ASCII, no fragment
   * @param pinned the judged address
   */
  record Admitted(URI uri, InetAddress pinned) implements EgressDecision {}

  /**
   * The connection must not be made.
   *
   * @param code the stable reason
   * @param explanation what was seen and what would have to change
   */
  record Refused(EgressCode code, String explanation) implements EgressDecision {}
}
