package dev.assay.demo.uptime;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.assay.demo.http.Answer;
import dev.assay.demo.nodes.NodeKeys;
import dev.assay.demo.nodes.NodeList;
import dev.assay.demo.seed.Seed;
import dev.assay.demo.seed.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one vantage saw of the first node on one day, in two logs by docs/protocols/uptime-log.md
 * that follow each other at noon. Immutable.
 *
 * @param seed of the network
 * @param vantage its name
 * @param node the list's first
 * @param midnight when the day began
 * @param down for how many minutes from noon on the vantage saw the node down
 */
public record UptimeLogs(
    Seed seed, String vantage, NodeList.Entry node, Instant midnight, int down) {
  private static final Duration HALF = Duration.ofHours(12);
  private static final int PROBES = 200;
  private static final byte[] NOTHING = {};

  // The fields of all of these are sorted, so that what is written is canonical JSON.

  /** The wire shape of a log. */
  @JsonPropertyOrder(alphabetic = true)
  record Log(
      String at,
      String key,
      List<Node> nodes,
      String schema,
      String signature,
      String vantage,
      Watch watch) {
    Log signedBy(SigningKey signer) {
      String text = new String(Answer.json(this).body(), StandardCharsets.UTF_8);
      String made = signer.sign("assay uptime log v1\n" + text);
      return new Log(at, key, nodes, schema, made, vantage, watch);
    }
  }

  @JsonPropertyOrder(alphabetic = true)
  record Node(String endpoint, String id, String nodeKey) {}

  @JsonPropertyOrder(alphabetic = true)
  record Watch(
      String commitment,
      String committedAt,
      String from,
      List<Probe> probes,
      String seed,
      String to) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonPropertyOrder(alphabetic = true)
  record Probe(
      @Nullable String answer,
      boolean controlAnswered,
      String due,
      @Nullable String miss,
      String sent) {}

  /** The raw Ed25519 key in Base64 by which a vantage of this name signs in a network. */
  public static String key(Seed seed, String vantage) {
    return signer(seed, vantage).publicKey();
  }

  /** The log of the half day of this number, 0 or 1. */
  public Answer of(int half) {
    Instant from = midnight.plus(HALF.multipliedBy(half));
    Instant to = from.plus(HALF);
    byte[] secret = seed.bytes("watch " + half + " of " + vantage);
    Watch watch =
        new Watch(
            HexFormat.of().formatHex(RandomWords.digest("", secret, NOTHING)),
            midnight.toString(),
            from.toString(),
            probes(secret, from),
            HexFormat.of().formatHex(secret),
            to.toString());
    SigningKey signer = signer(seed, vantage);
    Node asked = new Node(node.endpoint(), node.id(), new NodeKeys(seed).node(0).publicKey());
    return Answer.json(
        new Log(
                to.toString(),
                signer.publicKey(),
                List.of(asked),
                "assay.uptime-log/v1",
                "",
                vantage,
                watch)
            .signedBy(signer));
  }

  private List<Probe> probes(byte[] secret, Instant from) {
    List<Probe> probes = new ArrayList<>();
    for (long time : RandomWords.times(secret, HALF.toMillis(), PROBES)) {
      probes.add(probe(secret, probes.size(), from.plusMillis(time)));
    }
    return probes;
  }

  private Probe probe(byte[] secret, int number, Instant due) {
    Instant noon = midnight.plus(HALF);
    boolean missed = !due.isBefore(noon) && due.isBefore(noon.plus(Duration.ofMinutes(down)));
    return missed
        ? new Probe(null, true, due.toString(), "SILENT", due.toString())
        : new Probe(answer(secret, number), true, due.toString(), null, due.toString());
  }

  private String answer(byte[] secret, int number) {
    byte[] rest = (node.id() + "\n" + number).getBytes(StandardCharsets.UTF_8);
    String nonce =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(RandomWords.digest("assay uptime nonce v1\n", secret, rest));
    String signature =
        new NodeKeys(seed).node(0).sign("assay node proof v1\n" + node.id() + "\n" + nonce);
    return "{\"id\":\"%s\",\"nonce\":\"%s\",\"signature\":\"%s\"}"
        .formatted(node.id(), nonce, signature);
  }

  private static SigningKey signer(Seed seed, String vantage) {
    return SigningKey.of(seed, "vantage key " + vantage);
  }
}
