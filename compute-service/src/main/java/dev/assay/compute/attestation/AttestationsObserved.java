package dev.assay.compute.attestation;

import java.util.List;

/**
 * What each host attested: the observation of the check.
 *
 * @param hosts in the claim's order
 */
public record AttestationsObserved(List<Host> hosts) {

  /**
   * One host.
   *
   * @param attempts in the order in which it was asked; the first of all hosts at one time
   */
  public record Host(String id, List<AttestationAttempt> attempts) {
    public Host {
      attempts = List.copyOf(attempts);
    }

    /** The last time that it was asked, which counts. */
    public AttestationAttempt last() {
      return attempts.getLast();
    }

    /** How often it answered with reports as no honest card does. */
    public long invalidReports() {
      return attempts.stream().filter(AttestationAttempt::invalidReport).count();
    }

    /** How often it answered with a quote as no honest machine does. */
    long invalidQuotes() {
      return attempts.stream().filter(AttestationAttempt::invalidQuote).count();
    }
  }

  public AttestationsObserved {
    hosts = List.copyOf(hosts);
  }
}
