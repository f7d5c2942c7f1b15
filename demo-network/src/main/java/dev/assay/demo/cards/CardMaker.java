package dev.assay.demo.cards;

/**
 * Makes cards and certifies them as NVIDIA does its own, under a root of the demo's: family,
 * provisioner, device, firmware. A verifier believes them only where its operator pinned that root.
 */
public final class CardMaker {
  private final Authority root = Authority.root("CN=Assay Demo Device Identity CA");
  private final Authority family = root.certify("CN=Assay Demo GH100 Identity");
  private final Authority provisioner = family.certify("CN=Assay Demo GH100 Provisioner ICA 1");
  private int made;

  /** The root's certificate in PEM, for whoever wants to pin it. */
  public String rootPem() {
    return root.pem();
  }

  /** Another card. */
  public Card card() {
    String number = "%06d".formatted(++made);
    Authority device = provisioner.certify("CN=GH100 A01 GSP BROM, SERIALNUMBER=" + number);
    byte[] firmware = Card.digest("firmware");
    Authority leaf =
        device.certifyFirmware("CN=GH100 A01 GSP FMC LF, SERIALNUMBER=" + number, firmware);
    String chain = leaf.pem() + device.pem() + provisioner.pem() + family.pem() + root.pem();
    return new Card(leaf, chain, firmware);
  }
}
