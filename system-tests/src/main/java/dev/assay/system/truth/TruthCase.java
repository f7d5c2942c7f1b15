package dev.assay.system.truth;

import dev.assay.demo.plan.NetworkPlan;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Sampling;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import java.time.Instant;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One case of the suite: the honest demo with one thing changed, and the finding that has to come
 * of it. Immutable; each {@code with}-like method gives another case.
 *
 * @param id the check and what is special, such as {@code compute.node-count/silent-nodes}
 * @param kind whether the change is a lie
 * @param check the check that the case is about
 * @param planted the change, in words
 * @param network what the target serves
 * @param claims what the dossier claims of it
 * @param sampling how much is sampled at the layer's own door; the gateway's policy has its own
 * @param expected the finding
 * @param door where the case goes in
 */
record TruthCase(
    String id,
    Kind kind,
    String check,
    String planted,
    NetworkPlan network,
    ClaimsChange claims,
    Sampling sampling,
    Expected expected,
    Door door) {
  private static final ClaimsChange NONE = (claims, network) -> {};

  /** Whether the claims are false of the target. */
  enum Kind {
    LIE,
    HONEST
  }

  /** Where a case goes in. */
  enum Door {
    LAYER,
    GATEWAY
  }

  /** A finding on a subject of the case's check. */
  record Expected(String subject, Outcome outcome, @Nullable Reason reason) {}

  /** A lie: the check must refute this subject. */
  static TruthCase lie(String check, String name, String planted, String subject) {
    return of(Kind.LIE, check, name, planted, new Expected(subject, Outcome.REFUTED, null));
  }

  /** An honest variant that the check must confirm all the same. */
  static TruthCase honest(String check, String name, String planted, String subject) {
    return of(Kind.HONEST, check, name, planted, new Expected(subject, Outcome.CONFIRMED, null));
  }

  private static TruthCase of(
      Kind kind, String check, String name, String planted, Expected expected) {
    return new TruthCase(
        check + "/" + name,
        kind,
        check,
        planted,
        NetworkPlan.standard(),
        NONE,
        Terms.standard(Instant.EPOCH).sampling(),
        expected,
        Door.LAYER);
  }

  /** An honest variant that can't be proven, for this reason. */
  TruthCase unproven(Reason reason) {
    return expecting(new Expected(expected.subject(), Outcome.UNPROVEN, reason));
  }

  /** An honest variant of which nothing is claimed. */
  TruthCase notApplicable() {
    return expecting(new Expected(expected.subject(), Outcome.NOT_APPLICABLE, Reason.NO_CLAIM));
  }

  /** An honest variant in which a check that can only refute finds nothing. */
  TruthCase nothingFound() {
    return expecting(
        new Expected(expected.subject(), Outcome.NOT_APPLICABLE, Reason.NOTHING_FOUND));
  }

  /** Changes what the target serves. */
  TruthCase serving(UnaryOperator<NetworkPlan> change) {
    return with(change.apply(network), claims, sampling, expected, door);
  }

  /** Changes what the dossier claims, after all other changes. */
  TruthCase claiming(ClaimsChange change) {
    return with(network, claims.andThen(change), sampling, expected, door);
  }

  /** Changes how much is sampled. */
  TruthCase sampling(UnaryOperator<Sampling> change) {
    return with(network, claims, change.apply(sampling), expected, door);
  }

  /** The same case through the gateway, with the claims of this layer alone. */
  TruthCase throughGateway() {
    return new TruthCase(
        id + "/gateway", kind, check, planted, network, claims, sampling, expected, Door.GATEWAY);
  }

  /** The layer of the check. */
  LayerName layer() {
    return LayerName.valueOf(check.substring(0, check.indexOf('.')).toUpperCase(Locale.ROOT));
  }

  private TruthCase expecting(Expected other) {
    return with(network, claims, sampling, other, door);
  }

  private TruthCase with(
      NetworkPlan network, ClaimsChange claims, Sampling sampling, Expected expected, Door door) {
    return new TruthCase(id, kind, check, planted, network, claims, sampling, expected, door);
  }
}
