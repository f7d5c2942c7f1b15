package dev.assay.demo.plan;

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
 */
public record FleetPlan(
    int backends, boolean sticky, boolean fingerprints, int slots, int prefillMicrosPerWord) {
  public FleetPlan {
    Demand.between("inference.fleet.backends", backends, 1, 1000);
    Demand.between("inference.fleet.slots", slots, 0, 10_000);
    Demand.between("inference.fleet.prefillMicrosPerWord", prefillMicrosPerWord, 0, 100_000);
  }

  /** One backend that serves any number at full speed and reads prompts in no time. */
  public static FleetPlan standard() {
    return new FleetPlan(1, false, false, 0, 0);
  }

  public FleetPlan withBackends(int count) {
    return new FleetPlan(count, sticky, fingerprints, slots, prefillMicrosPerWord);
  }

  public FleetPlan withSticky(boolean held) {
    return new FleetPlan(backends, held, fingerprints, slots, prefillMicrosPerWord);
  }

  public FleetPlan withFingerprints(boolean named) {
    return new FleetPlan(backends, sticky, named, slots, prefillMicrosPerWord);
  }

  public FleetPlan withSlots(int count) {
    return new FleetPlan(backends, sticky, fingerprints, count, prefillMicrosPerWord);
  }

  public FleetPlan withPrefillMicrosPerWord(int micros) {
    return new FleetPlan(backends, sticky, fingerprints, slots, micros);
  }
}
