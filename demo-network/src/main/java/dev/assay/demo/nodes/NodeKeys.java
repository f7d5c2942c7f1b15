package dev.assay.demo.nodes;

import dev.assay.demo.seed.Seed;
import dev.assay.demo.seed.SigningKey;

/** The keys of nodes and operators, as the seed decides them. Immutable. */
public record NodeKeys(Seed seed) {
  /** The key that the lists give the node of this number, counted from 0. */
  public SigningKey node(int number) {
    return node(NodeList.id(number));
  }

  SigningKey node(String id) {
    return SigningKey.of(seed, "node key " + id);
  }

  SigningKey operator(int number) {
    return SigningKey.of(seed, "operator key " + number);
  }

  /** The key that belongs to no entry of a list. */
  public SigningKey shared() {
    return SigningKey.of(seed, "shared key");
  }
}
