package dev.assay.compute.gpucount;

import dev.assay.compute.attestation.AttestationAttempt;
import dev.assay.compute.attestation.Attestations;
import dev.assay.compute.attestation.AttestationsObserved;
import dev.assay.compute.attestation.GpuAttested;
import dev.assay.compute.claims.AttestationClaim;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which devices proved themselves in one window, and how many there can be at most. Pure.
 *
 * @param slots places that the claim gives to devices
 * @param devices different devices that attested
 * @param repeated reports by a device that another report had named already
 * @param busy rental ids that nodes signed, for cards that could not be asked
 * @param possible different devices that there can be in the claimed hosts
 * @param window from the first request to the last answer
 * @param places the hosts in which each repeated device stood
 */
record DeviceTally(
    int slots,
    Set<String> devices,
    int repeated,
    int busy,
    int possible,
    Duration window,
    Set<String> places) {

  static DeviceTally of(AttestationClaim claim, AttestationsObserved seen) {
    List<AttestationsObserved.Host> hosts =
        seen.hosts().stream()
            .filter(host -> host.invalid() < Attestations.INVALID_TO_REFUTE)
            .toList();
    Set<String> devices = new TreeSet<>();
    Set<String> places = new TreeSet<>();
    int reports = 0;
    for (AttestationsObserved.Host host : hosts) {
      for (GpuAttested gpu : host.last().valid()) {
        reports++;
        if (!devices.add(Objects.requireNonNull(gpu.device()))) {
          places.add(host.id());
        }
      }
    }
    int slots = claim.hosts().stream().mapToInt(host -> host.gpus()).sum();
    int repeated = reports - devices.size();
    int possible = Math.max(devices.size(), places(claim, seen) - repeated);
    return new DeviceTally(slots, devices, repeated, busy(hosts), possible, window(hosts), places);
  }

  /** A host that signed that it has fewer has no more places than that. */
  private static int places(AttestationClaim claim, AttestationsObserved seen) {
    int places = 0;
    for (int i = 0; i < claim.hosts().size(); i++) {
      Integer signed = seen.hosts().get(i).last().inventory();
      int claimed = claim.hosts().get(i).gpus();
      places += signed == null ? claimed : Math.min(claimed, signed);
    }
    return places;
  }

  private static int busy(List<AttestationsObserved.Host> hosts) {
    Set<String> ids = new HashSet<>();
    hosts.forEach(host -> ids.addAll(host.last().rented()));
    return ids.size();
  }

  private static Duration window(List<AttestationsObserved.Host> hosts) {
    List<AttestationAttempt> answers = new ArrayList<>();
    hosts.stream().map(AttestationsObserved.Host::last).forEach(answers::add);
    answers.removeIf(answer -> answer.reason() != null);
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
