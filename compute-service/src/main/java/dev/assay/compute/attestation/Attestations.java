package dev.assay.compute.attestation;

import dev.assay.compute.claims.AttestationClaim;
import dev.assay.compute.claims.AttestedHost;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Uni;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Asks the hosts of a claim to attest: all at one time, each with a nonce that was drawn for it, so
 * that no answer could be prepared; then, only a host that answered as no honest machine does, up
 * to twice more. Two checks that ask the same hear the same answers.
 */
public final class Attestations {
  /** Answers that no honest machine gives, so many of which refute. */
  public static final int INVALID_TO_REFUTE = 3;

  private final Probes probes;

  public Attestations(Probes probes) {
    this.probes = probes;
  }

  /** Asks them all. */
  public Uni<AttestationsObserved> all(AttestationClaim claim) {
    List<Uni<AttestationsObserved.Host>> hosts =
        claim.hosts().stream().map(host -> next(host, List.of())).toList();
    return Uni.join().all(hosts).andFailFast().map(AttestationsObserved::new);
  }

  private Uni<AttestationsObserved.Host> next(AttestedHost host, List<AttestationAttempt> before) {
    return attempt(host, before.size() + 1)
        .flatMap(
            last -> {
              List<AttestationAttempt> all =
                  Stream.concat(before.stream(), Stream.of(last)).toList();
              boolean invalid = last.invalidReport() || last.invalidQuote();
              return invalid && all.size() < INVALID_TO_REFUTE
                  ? next(host, all)
                  : Uni.createFrom().item(new AttestationsObserved.Host(host.id(), all));
            });
  }

  private Uni<AttestationAttempt> attempt(AttestedHost host, int number) {
    return probes
        .draw("attestation " + number + " of " + host.id())
        .flatMap(drawn -> asked(host, drawn));
  }

  private Uni<AttestationAttempt> asked(AttestedHost host, Answer<byte[]> drawn) {
    return switch (drawn) {
      case Unanswered<byte[]> none -> Uni.createFrom().item(AttestationAttempt.none(none));
      case Answered<byte[]> seed -> {
        String nonce = HexFormat.of().formatHex(seed.value());
        yield probes
            .ask(new AttestationQuestion(host.address(), nonce))
            .map(answer -> AttestationAttempt.of(host, nonce, answer));
      }
    };
  }
}
