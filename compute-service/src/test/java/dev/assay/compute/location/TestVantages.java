package dev.assay.compute.location;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.claims.LocationClaim;
import dev.assay.compute.claims.ProvingNode;
import dev.assay.compute.geometry.Place;
import dev.assay.compute.liveness.NodeExchange;
import dev.assay.compute.testing.Judging;
import dev.assay.compute.testing.TestKey;
import dev.assay.compute.testing.TestNetwork;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.signature.SigningKey;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Vantages that see one node, which is claimed in Frankfurt, 50 km around. For one thread. */
public final class TestVantages {
  static final TestKey NODE_KEY = TestKey.named("node");
  static final ProvingNode NODE =
      new ProvingNode("node-1", URI.create("http://10.0.0.1:4281"), NODE_KEY.publicKey());
  static final String SALT = "5a".repeat(32);

  static final Place FRANKFURT = place("50.1109", "8.6821");
  static final Place NEW_YORK = place("40.7128", "-74.0060");
  static final Place BOSTON = place("42.3601", "-71.0589");
  static final Place SINGAPORE = place("1.3521", "103.8198");
  static final Place BERLIN = place("52.5200", "13.4050");
  static final Place LONDON = place("51.5074", "-0.1278");

  private final TestNetwork network = TestNetwork.of(1);
  private final List<URI> files = new ArrayList<>();
  private final List<SigningKey> trusted = new ArrayList<>();
  private final List<Peer> peers = new ArrayList<>();
  private @Nullable Seen own;
  private int lyingAtMost = 1;

  /** Answers an order. */
  private interface Peer {
    PeerAnswer answer(VantageOrder order);
  }

  /**
   * What a vantage sees: the quickest answer takes so long, the others longer.
   *
   * @param signer by whose key the answers are
   * @param address that they come from
   */
  record Seen(Place place, long connect, long micros, TestKey signer, String address) {
    static Seen of(Place place, long micros) {
      return new Seen(place, 100, micros, NODE_KEY, "10.0.0.1:4281");
    }

    Seen connecting(long micros) {
      return new Seen(place, micros, this.micros, signer, address);
    }

    Seen signedBy(TestKey other) {
      return new Seen(place, connect, micros, other, address);
    }

    Seen at(String other) {
      return new Seen(place, connect, micros, signer, other);
    }

    List<RoundTrip> trips(IntFunction<String> nonces) {
      return IntStream.range(0, LocationQuestion.TRIPS)
          .mapToObj(i -> new RoundTrip(exchange(nonces.apply(i)), connect, micros + 500L * i))
          .toList();
    }

    private NodeExchange exchange(String nonce) {
      String signature = signer.sign("assay node proof v1\nnode-1\n" + nonce);
      String body =
          "{\"id\":\"node-1\",\"nonce\":\"%s\",\"signature\":\"%s\"}".formatted(nonce, signature);
      return new NodeExchange(
          "node-1", nonce, 1, TestNetwork.NOW, address, 200, body, null, null, null);
    }
  }

  public TestVantages() {
    network.timing(this::transcript);
  }

  /** How many of the others may lie together. */
  TestVantages lying(int atMost) {
    lyingAtMost = atMost;
    return this;
  }

  /** What this verifier sees itself. */
  TestVantages own(Seen seen) {
    own = seen;
    return this;
  }

  /** A trusted replica that is asked and sees this. */
  TestVantages peer(Seen seen) {
    return peer(seen, UnaryOperator.identity());
  }

  /** The same, of whose measurement this becomes before it signs it. */
  TestVantages peer(Seen seen, UnaryOperator<VantageMeasurement> changed) {
    SigningKey key = trustedKey();
    return answering(
        order -> CanonicalJson.write(changed.apply(measurement(order, seen, key)).signedBy(key)));
  }

  /** The same, of whose signed document this becomes on the way. */
  TestVantages peerSending(Seen seen, UnaryOperator<String> changed) {
    SigningKey key = trustedKey();
    return answering(
        order -> {
          byte[] sent = CanonicalJson.write(measurement(order, seen, key).signedBy(key));
          return changed
              .apply(new String(sent, StandardCharsets.UTF_8))
              .getBytes(StandardCharsets.UTF_8);
        });
  }

  /** A replica that nobody trusts. */
  TestVantages stranger(Seen seen) {
    SigningKey key = SigningKey.fresh();
    return answering(order -> CanonicalJson.write(measurement(order, seen, key).signedBy(key)));
  }

  /** A replica that gives no answer. */
  TestVantages silent(Reason reason) {
    URI address = address();
    peers.add(order -> new PeerAnswer(address, null, reason, "made up: " + reason));
    return this;
  }

  /** A trusted vantage's document that the claim names. */
  TestVantages file(Seen seen) {
    SigningKey key = trustedKey();
    VantageOrder order = new VantageOrder(NODE, "11".repeat(32));
    URI url = URI.create("https://vantage.example/" + files.size());
    byte[] document = CanonicalJson.write(measurement(order, seen, key).signedBy(key));
    network.serving(url, EvidenceClass.PROJECT_API, document);
    files.add(url);
    return this;
  }

  Finding found() {
    return Judging.finding(new LocationCheck(), claims(), network);
  }

  TestNetwork network() {
    return network;
  }

  ComputeClaims claims() {
    return ComputeClaims.ofLocations(
        List.of(
            new LocationClaim(
                NODE.id(),
                NODE.endpoint(),
                NODE.nodeKey(),
                FRANKFURT,
                new BigDecimal("50"),
                "Frankfurt",
                files,
                Judging.STATEMENT)));
  }

  static VantageMeasurement measurement(VantageOrder order, Seen seen, SigningKey key) {
    return VantageMeasurement.of(
        new VantagePoint("v-" + key.name().substring(0, 4), seen.place()),
        order,
        SALT,
        TestNetwork.NOW.minusSeconds(60),
        seen.trips(trip -> order.nonce(SALT, trip)));
  }

  private TestVantages answering(Function<VantageOrder, byte[]> document) {
    URI address = address();
    peers.add(
        order ->
            new PeerAnswer(
                address, new String(document.apply(order), StandardCharsets.UTF_8), null, null));
    return this;
  }

  private URI address() {
    return URI.create("https://peer-" + peers.size() + ".example");
  }

  private SigningKey trustedKey() {
    SigningKey key = SigningKey.fresh();
    trusted.add(key);
    return key;
  }

  private LocationTranscript transcript(LocationQuestion question) {
    Seen seen = own;
    return new LocationTranscript(
        LocationTranscript.SCHEMA,
        seen == null ? null : new VantagePoint("own", seen.place()),
        seen == null ? List.of() : seen.trips(question::nonce),
        peers.stream().map(peer -> peer.answer(question.order())).toList(),
        trusted.stream().map(SigningKey::name).toList(),
        lyingAtMost);
  }

  static Place place(String latitude, String longitude) {
    return new Place(new BigDecimal(latitude), new BigDecimal(longitude));
  }
}
