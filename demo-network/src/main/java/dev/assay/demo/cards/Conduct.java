package dev.assay.demo.cards;

/** How a host of cards answers. */
public enum Conduct {
  /** Each card reports the nonce that it is given. */
  HONEST,
  /** Each card's report was recorded before, for another nonce. */
  REPLAYING,
  /** A key that nobody certified signs in a card's name. */
  FORGING
}
