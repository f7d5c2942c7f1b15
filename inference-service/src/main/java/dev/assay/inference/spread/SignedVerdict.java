package dev.assay.inference.spread;

import dev.assay.inference.claims.SpreadClaim;
import dev.assay.inference.claims.SpreadClaim.SignedAnswers;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether every answer is signed by a listed node, and how many different ones sign: the first can
 * be refuted, the second is a bound from below. Pure.
 */
final class SignedVerdict {
  private static final String ANSWERS = "answers";

  private SignedVerdict() {}

  static List<Judgement> of(SpreadClaim claim, SignedAnswers claimed, SignedObserved seen) {
    return List.of(every(claim, seen), nodes(claim, claimed.nodesAtLeast(), seen));
  }

  private static Judgement every(SpreadClaim claim, SignedObserved seen) {
    Judgement.Subject subject =
        Judgement.about(claim.endpoint() + " signatures", SpreadJudge.SIGNATURES)
            .claimed(
                "every answer is signed by a node of the list",
                "each whole answer carries a listed key's signature of our prompt and its text")
            .trusting("the node list that " + seen.listFrom().source() + " serves")
            .showing(named(seen));
    Reason reason = seen.series().reason();
    if (reason != null) {
      return subject
          .showing(seen.series().shown())
          .unproven(reason, String.valueOf(seen.series().explanation()));
    }
    SignatureFacts facts = seen.facts();
    Provenance from = seen.series().from();
    if (facts.unsigned() == facts.answers()) {
      return subject.unproven(
          Reason.NOT_RECOGNISED,
          "None of " + facts.answers() + " answers carries a signature in the documented form.");
    }
    String words = words(facts);
    if (facts.unsigned() + facts.wrong() + facts.unlisted() > 0) {
      return subject
          .observing(
              Observed.of("answers.unsigned", facts.unsigned(), ANSWERS, from),
              Observed.of("signatures.wrong", facts.wrong(), ANSWERS, from),
              Observed.of("signatures.unlisted", facts.unlisted(), ANSWERS, from))
          .refuted(words);
    }
    return facts.altered() + facts.joined() > 0
        ? subject.unproven(Reason.NOT_COVERED, words)
        : subject
            .observing(Observed.of("answers.signed", facts.valid(), ANSWERS, signed(from)))
            .confirmed(words);
  }

  private static Judgement nodes(SpreadClaim claim, int claimed, SignedObserved seen) {
    Judgement.Subject subject =
        Judgement.about(claim.endpoint() + " signing nodes", SpreadJudge.NODES)
            .claimed(
                claimed + " nodes of the list or more answer",
                "valid signatures by as many different listed keys")
            .trusting(
                "whoever holds the keys: that each lies with a node of its own, which computed what"
                    + " it signed")
            .showing(named(seen));
    Reason reason = seen.series().reason();
    if (reason != null) {
      return subject.unproven(reason, String.valueOf(seen.series().explanation()));
    }
    SignatureFacts facts = seen.facts();
    String words =
        "%d different listed keys signed %d of %d answers."
            .formatted(facts.nodes(), facts.valid(), facts.answers());
    if (facts.nodes() >= claimed) {
      return subject
          .observing(
              Observed.of("nodes.signing", facts.nodes(), "keys", signed(seen.series().from())))
          .confirmed(words);
    }
    return facts.answers() < claimed
        ? subject.unproven(Reason.TOO_FEW_SAMPLES, words + " So few could not show as many.")
        : subject.unproven(
            Reason.ATTRIBUTION,
            words
                + " More nodes can stand behind the gateway unseen: it picks who answers and whose"
                + " signature comes through.");
  }

  private static String words(SignatureFacts facts) {
    return "Of %d answers %d are signed by listed nodes, %d by none, %d by keys that aren't listed; %d signatures are not of the answer they came with."
            .formatted(
                facts.answers(), facts.valid(), facts.unsigned(), facts.unlisted(), facts.wrong())
        + (facts.joined() == 0
            ? ""
            : " %d are by keys that weren't listed when we asked, but may be since."
                .formatted(facts.joined()))
        + (facts.altered() == 0
            ? ""
            : " Of %d the very text isn't recorded, so that nothing can be verified."
                .formatted(facts.altered()));
  }

  private static List<Observed> named(SignedObserved seen) {
    SignatureFacts facts = seen.facts();
    Provenance from = seen.series().from();
    List<Observed> named = new ArrayList<>();
    named.add(Observed.of("nodes.listed", seen.listed(), "keys", seen.listFrom()));
    for (int i = 0; i < facts.wrongNodes().size(); i++) {
      named.add(Observed.of("signature.wrong." + i, facts.wrongNodes().get(i), from));
    }
    for (int i = 0; i < facts.unlistedKeys().size(); i++) {
      named.add(Observed.of("signature.unlisted." + i, facts.unlistedKeys().get(i), from));
    }
    return named;
  }

  /** We verified it ourselves, but what it says is said by who holds the keys. */
  private static Provenance signed(Provenance from) {
    return new Provenance(from.source(), EvidenceClass.SIGNED, from.at(), from.evidence());
  }
}
