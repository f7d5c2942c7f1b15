package dev.assay.demo.cards;

import java.util.List;

/**
 * Makes cards and certifies them as NVIDIA does its own, under a root of the demo's: family,
 * provisioner, device, firmware. A verifier believes them only where its operator pinned that root.
 */
public final class CardMaker {
  private final Authority root = Authority.root("CN=Assay Demo Device Identity CA");
  private final Authority family = root.certify("CN=Assay Demo GH100 Identity");
  private final Authority provisioner = family.certify("CN=Assay Demo GH100 Provisioner ICA 1");
  private final Authority publisher = root.certify("CN=Assay Demo Reference Values");
  private int made;

  /** The root's certificate in PEM, for whoever wants to pin it. */
  public String rootPem() {
    return root.pem();
  }

  /** A machine under the same root. */
  public Machine machine(boolean debug) {
    return new Machine(root.certify("CN=SEV-VCEK"), debug);
  }

  /** What its cards measure, as it signs it: of their driver and of their VBIOS. */
  public List<byte[]> references() {
    return List.of(manifest(Card.DRIVER).signed(publisher), manifest(Card.VBIOS).signed(publisher));
  }

  /** The same, where the driver would measure something else. */
  public List<byte[]> otherReferences() {
    return List.of(
        manifest(Card.DRIVER).changed().signed(publisher), manifest(Card.VBIOS).signed(publisher));
  }

  private static Manifest manifest(String version) {
    // Even places belong to the driver, odd ones to the VBIOS.
    return Manifest.of(version, version.equals(Card.DRIVER) ? 0 : 1);
  }

  /** Another card. */
  public Card card() {
    return card(false);
  }

  /** Another card, whose device key was revoked. */
  public Card revokedCard() {
    return card(true);
  }

  private Card card(boolean revoked) {
    String number = "%06d".formatted(++made);
    Authority device = provisioner.certify("CN=GH100 A01 GSP BROM, SERIALNUMBER=" + number);
    byte[] firmware = Card.digest("firmware");
    Authority leaf =
        device.certifyFirmware("CN=GH100 A01 GSP FMC LF, SERIALNUMBER=" + number, firmware);
    String chain = leaf.pem() + device.pem() + provisioner.pem() + family.pem() + root.pem();
    List<byte[]> statuses =
        List.of(
            CertificateStatus.of(leaf, device, false),
            CertificateStatus.of(device, provisioner, revoked),
            CertificateStatus.of(provisioner, family, false),
            CertificateStatus.of(family, root, false));
    return new Card(leaf, chain, firmware, statuses);
  }
}
