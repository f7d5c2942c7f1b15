package dev.assay.compute.gpucount;

import dev.assay.compute.attestation.AttestationAttempt;
import dev.assay.compute.attestation.AttestationsObserved;
import dev.assay.compute.claims.AttestationClaim;
import dev.assay.compute.claims.AttestedHost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which devices proved themselves in one window, and how many there can be at most. Pure.
 *
 * @param devices different devices that attested
 * @param elsewhere devices that stood at another host too, counted for each further host
 * @param busy rental ids that nodes signed, for cards that could not be asked
 * @param possible different devices that there can be in the claimed hosts
 * @param window from the first request to the last answer
 * @param hosts that showed devices of another one
 */
record DeviceTally(
    int devices, int elsewhere, int busy, int possible, Duration window, List<String> hosts) {

  static DeviceTally of(AttestationClaim claim, AttestationsObserved seen) {
    Set<String> devices = new HashSet<>();
    Set<String> rented = new HashSet<>();
    List<String> hosts = new ArrayList<>();
    int elsewhere = 0;
    int possible = 0;
    for (int i = 0; i < claim.hosts().size(); i++) {
      AttestationsObserved.Host host = seen.hosts().get(i);
      Set<String> shown = Set.copyOf(devicesOf(host));
      int known = (int) shown.stream().filter(devices::contains).count();
      if (known > 0) {
        hosts.add(host.id());
      }
      elsewhere += known;
      possible += possible(places(claim.hosts().get(i), host.last()), shown.size(), known);
      devices.addAll(shown);
      rented.addAll(host.last().rented());
    }
    return new DeviceTally(
        devices.size(),
        elsewhere,
        rented.size(),
        Math.max(devices.size(), possible),
        window(seen),
        hosts);
  }

  /** A host that answered as no honest one does shows nothing, whatever else it answered. */
  private static List<String> devicesOf(AttestationsObserved.Host host) {
    return host.invalidReports() == 0 ? host.last().devices() : List.of();
  }

  /**
   * Places of a host that a device of its own can hold: those that showed one, and those of which
   * nothing came. One card's report that a host sends twice says nothing of its other place, since
   * tools are known to ask one card again.
   */
  private static int possible(int places, int shown, int known) {
    return Math.min(places, shown - known + Math.max(0, places - shown));
  }

  /** A host that signed that it has fewer has no more places than that. */
  private static int places(AttestedHost host, AttestationAttempt answer) {
    Integer signed = answer.inventory();
    return signed == null ? host.gpus() : Math.min(host.gpus(), signed);
  }

  private static Duration window(AttestationsObserved seen) {
    List<AttestationAttempt> answers =
        seen.hosts().stream()
            .map(AttestationsObserved.Host::last)
            .filter(answer -> answer.reason() == null)
            .toList();
    if (answers.isEmpty()) {
      return Duration.ZERO;
    }
    Instant first = answers.stream().map(AttestationAttempt::at).min(Instant::compareTo).get();
    Instant last =
        answers.stream()
            .map(answer -> answer.at().plusMillis(answer.tookMillis()))
            .max(Instant::compareTo)
            .get();
    return Duration.between(first, last);
  }
}
