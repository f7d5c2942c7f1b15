package dev.assay.demo.nodes;

import dev.assay.demo.seed.Seed;
import dev.assay.demo.seed.SigningKey;

/** The keys of nodes and operators, as the seed decides them. Immutable. */
record NodeKeys(Seed seed) {
  SigningKey node(String id) {
    return SigningKey.of(seed, "node key " + id);
  }

  SigningKey operator(int number) {
    return SigningKey.of(seed, "operator key " + number);
  }

  /** The key that belongs to no entry of a list. */
  SigningKey shared() {
    return SigningKey.of(seed, "shared key");
  }
}
