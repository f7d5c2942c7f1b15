package dev.assay.demo.cards;

import dev.assay.demo.http.Answer;
import dev.assay.demo.http.Door;
import dev.assay.demo.http.Request;
import dev.assay.demo.http.Site;
import dev.assay.demo.seed.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A host that lets its cards attest, and signs how many it has.
 *
 * @param cards those that answer
 * @param node whose key signs the inventory
 * @param gpus how many it says that it has, rented ones included
 * @param rented ids of the rentals whose cards can't be asked
 * @param references signed reference values that it passes on, in Base64
 */
public record AttestingHost(
    List<Card> cards,
    Conduct conduct,
    SigningKey node,
    int gpus,
    List<String> rented,
    List<String> references) {
  private static final byte[] ANOTHER_NONCE = new byte[32];
  private static final int SIGNATURE = 96;

  public AttestingHost {
    cards = List.copyOf(cards);
    rented = List.copyOf(rented);
    references = List.copyOf(references);
  }

  /** All its cards answer honestly. */
  public static AttestingHost honest(List<Card> cards, SigningKey node) {
    return new AttestingHost(cards, Conduct.HONEST, node, cards.size(), List.of(), List.of());
  }

  /** The same with another conduct. */
  public AttestingHost with(Conduct other) {
    return new AttestingHost(cards, other, node, gpus, rented, references);
  }

  /** The same that says that it has so many, with these rentals. */
  public AttestingHost saying(int number, List<String> rentals) {
    return new AttestingHost(cards, conduct, node, number, rentals, references);
  }

  /** The same that passes on these reference values. */
  public AttestingHost referringTo(List<byte[]> manifests) {
    return new AttestingHost(
        cards, conduct, node, gpus, rented, manifests.stream().map(AttestingHost::base64).toList());
  }

  /** Answers here. */
  public AttestingHost openOn(Site site) {
    site.serve("POST", "/assay/v1/attestation", Door.answering(this::answer));
    return this;
  }

  private Answer answer(Request request) {
    String nonce = request.json().path("nonce").asText();
    return nonce.matches("[0-9a-f]{64}")
        ? Answer.json(answer(nonce))
        : Answer.json(400, Map.of("error", "nonce must be 64 hexadecimal digits"));
  }

  /** What it answers to this nonce in hexadecimal. */
  public Map<String, Object> answer(String nonce) {
    byte[] bytes = HexFormat.of().parseHex(nonce);
    return Map.of(
        "gpus",
        cards.stream().map(card -> gpu(card, bytes)).toList(),
        "references",
        references,
        "inventory",
        Map.of("gpus", gpus, "rented", rented, "signature", node.sign(inventory(nonce))));
  }

  private String inventory(String nonce) {
    String ids = String.join("", rented.stream().map(id -> id + "\n").toList());
    return "assay gpu inventory v1\n" + nonce + "\n" + gpus + "\n" + ids;
  }

  private Map<String, Object> gpu(Card card, byte[] nonce) {
    byte[] report = card.report(conduct == Conduct.REPLAYING ? ANOTHER_NONCE : nonce);
    if (conduct == Conduct.FORGING) {
      report[report.length - SIGNATURE] ^= 1;
    }
    return Map.of(
        "arch",
        "HOPPER",
        "evidence",
        base64(report),
        "certificate",
        base64(pem(card)),
        "ocsp",
        card.statuses().stream().map(AttestingHost::base64).toList());
  }

  private static byte[] pem(Card card) {
    return card.chain().getBytes(StandardCharsets.US_ASCII);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
