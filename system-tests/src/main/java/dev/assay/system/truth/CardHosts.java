package dev.assay.system.truth;

import dev.assay.demo.cards.AttestingHost;
import dev.assay.demo.cards.Card;
import dev.assay.demo.cards.CardMaker;
import dev.assay.demo.cards.Conduct;
import dev.assay.demo.http.Bindings;
import dev.assay.demo.seed.Seed;
import dev.assay.demo.seed.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The suite's hosts of cards, on addresses of their own, honest and lying, and the root that the
 * operator pins for them.
 *
 * @param maker whose cards a verifier that pinned its root believes
 * @param roots the file with that root
 */
record CardHosts(CardMaker maker, Path roots, Bindings bindings) implements AutoCloseable {
  static final String FIRST = "127.71.1.1";
  static final String SECOND = "127.71.1.2";
  static final String MIRROR = "127.71.1.3";
  static final String REPLAYING = "127.71.1.4";
  static final String FORGING = "127.71.1.5";
  static final String STRANGE = "127.71.1.6";
  static final String RENTED = "127.71.1.7";
  static final SigningKey NODE = SigningKey.of(new Seed(7), "host of cards");

  /** Makes the root; nothing answers yet. */
  static CardHosts prepare() throws IOException {
    CardMaker maker = new CardMaker();
    Path roots = Files.createTempFile("assay-demo-roots", ".pem");
    Files.writeString(roots, maker.rootPem());
    return new CardHosts(maker, roots, new Bindings());
  }

  /** Starts them on this port. */
  CardHosts start(int port) throws IOException {
    AttestingHost first = host(maker);
    AttestingHost second = host(maker);
    open(FIRST, port, first.referringTo(maker.references()));
    open(SECOND, port, second.referringTo(maker.otherReferences()));
    open(MIRROR, port, first);
    open(REPLAYING, port, second.with(Conduct.REPLAYING));
    open(FORGING, port, second.with(Conduct.FORGING));
    open(STRANGE, port, host(new CardMaker()));
    open(RENTED, port, first.saying(4, List.of("lease-1", "lease-2")));
    return this;
  }

  private void open(String address, int port, AttestingHost host) throws IOException {
    host.openOn(bindings.site(address, port));
  }

  private static AttestingHost host(CardMaker maker) {
    List<Card> cards = List.of(maker.card(), maker.card());
    return AttestingHost.honest(cards, NODE);
  }

  @Override
  public void close() {
    bindings.close();
    try {
      Files.deleteIfExists(roots);
    } catch (IOException e) {
      throw new UncheckedIOException("the demo's root can't be removed", e);
    }
  }
}
