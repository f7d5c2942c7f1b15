package dev.assay.demo.plan;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What serves the endpoint behind its one address.
 *
 * @param backends how many there are, each with a prefix cache of its own
 * @param sticky whether one of them serves everybody; otherwise each request draws its own
 * @param fingerprints whether answers name their backend as {@code system_fingerprint}
 * @param slots how many requests are served at full speed; more under way slow each other down in
 *     proportion, from when they arrive; 0 for any number
 * @param prefillMicrosPerWord what each word of a prompt adds to the first token, unless the
 *     backend has seen a prompt with the same first 1000 characters
 * @param signing who signs the answers
 */
public record FleetPlan(
    int backends,
    boolean sticky,
    boolean fingerprints,
    int slots,
    int prefillMicrosPerWord,
    Signing signing) {
  /** Who signs the answers, as docs/protocols/signed-answers.md describes it. */
  public enum Signing {
    /** Nobody. */
    @JsonProperty("none")
    NONE,
    /** The listed node of the backend's number. */
    @JsonProperty("by-nodes")
    BY_NODES,
    /** One key that no list has. */
    @JsonProperty("by-gateway")
    BY_GATEWAY,
    /** The listed node of the backend's number, but for another answer. */
    @JsonProperty("for-another")
    FOR_ANOTHER
  }

  public FleetPlan {
    Demand.between("inference.fleet.backends", backends, 1, 1000);
    Demand.between("inference.fleet.slots", slots, 0, 10_000);
    Demand.between("inference.fleet.prefillMicrosPerWord", prefillMicrosPerWord, 0, 100_000);
  }

  /** One backend that serves any number at full speed and reads prompts in no time. */
  public static FleetPlan standard() {
    return new FleetPlan(1, false, false, 0, 0, Signing.NONE);
  }

  public FleetPlan withBackends(int count) {
    return new FleetPlan(count, sticky, fingerprints, slots, prefillMicrosPerWord, signing);
  }

  public FleetPlan withSticky(boolean held) {
    return new FleetPlan(backends, held, fingerprints, slots, prefillMicrosPerWord, signing);
  }

  public FleetPlan withFingerprints(boolean named) {
    return new FleetPlan(backends, sticky, named, slots, prefillMicrosPerWord, signing);
  }

  public FleetPlan withSlots(int count) {
    return new FleetPlan(backends, sticky, fingerprints, count, prefillMicrosPerWord, signing);
  }

  public FleetPlan withPrefillMicrosPerWord(int micros) {
    return new FleetPlan(backends, sticky, fingerprints, slots, micros, signing);
  }

  public FleetPlan withSigning(Signing by) {
    return new FleetPlan(backends, sticky, fingerprints, slots, prefillMicrosPerWord, by);
  }
}
