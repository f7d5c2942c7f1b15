package dev.assay.compute.testing;

import dev.assay.compute.attestation.AttestationQuestion;
import dev.assay.compute.attestation.AttestationTranscript;
import dev.assay.compute.attestation.OperatorRoots;
import dev.assay.compute.claims.AttestationClaim;
import dev.assay.compute.claims.AttestedHost;
import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.claims.ConfidentialClaim;
import dev.assay.compute.claims.GpuCountClaim;
import dev.assay.demo.cards.AttestingHost;
import dev.assay.demo.cards.Card;
import dev.assay.demo.cards.CardMaker;
import dev.assay.demo.cards.Machine;
import dev.assay.demo.seed.Seed;
import dev.assay.demo.seed.SigningKey;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Probes;
import dev.assay.verification.probe.Question;
import dev.assay.verification.probe.RandomDraw;
import dev.assay.verification.probe.RecordedAnswer;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Hosts that attest cards of the demo's own making, as a live run would record them. */
public final class TestHosts implements Probes {
  public static final SigningKey NODE = SigningKey.of(new Seed(7), "node");
  public static final String TLS_KEY = "ab".repeat(32);
  private static final CardMaker MAKER = new CardMaker();

  private final Map<URI, Function<String, Object>> hosts = new HashMap<>();
  private List<String> roots =
      OperatorRoots.of(MAKER.rootPem().getBytes(StandardCharsets.US_ASCII));
  private final Map<Digest, RecordedAnswer> recorded = new HashMap<>();
  private int asked;

  /** So many cards, each another. */
  public static List<Card> cards(int number) {
    return IntStream.range(0, number).mapToObj(i -> MAKER.card()).toList();
  }

  /** A card whose device key was revoked. */
  public static Card revokedCard() {
    return MAKER.revokedCard();
  }

  /** A confidential machine under the root of the cards. */
  public static Machine machine(boolean debug) {
    return MAKER.machine(debug);
  }

  /** One host with so many cards that is claimed to have loaded this as a confidential machine. */
  public static ComputeClaims confidential(int gpus, String measurement) {
    AttestedHost host =
        new AttestedHost(
            "h0",
            address(0),
            gpus,
            null,
            new ConfidentialClaim(List.of(measurement)),
            "made up for a test");
    return ComputeClaims.ofNodes(List.of(), null, null, null)
        .attesting(new AttestationClaim(List.of(host), Judging.STATEMENT), null);
  }

  /** What the cards' maker signed of their firmware. */
  public static List<byte[]> references() {
    return MAKER.references();
  }

  /** The same, where other firmware would be due. */
  public static List<byte[]> otherReferences() {
    return MAKER.otherReferences();
  }

  /** A claim of hosts with so many cards each, and of so many in all. */
  public static ComputeClaims claims(@Nullable Integer count, int... gpus) {
    List<AttestedHost> claimed = new ArrayList<>();
    for (int i = 0; i < gpus.length; i++) {
      claimed.add(
          new AttestedHost(
              "h" + i, address(i), gpus[i], NODE.publicKey(), null, "made up for a test"));
    }
    return ComputeClaims.ofNodes(List.of(), null, null, null)
        .attesting(
            new AttestationClaim(claimed, Judging.STATEMENT),
            count == null ? null : new GpuCountClaim(count, Judging.STATEMENT));
  }

  /** What the host at this place of the claim answers. */
  public TestHosts at(int place, AttestingHost host) {
    hosts.put(address(place), host::answer);
    return this;
  }

  /** What a host of cards answers that runs in this machine, which says that its TLS key is so. */
  public TestHosts at(int place, AttestingHost host, Machine machine, String tlsKey) {
    hosts.put(
        address(place),
        nonce -> {
          Map<String, Object> answer = new HashMap<>(host.answer(nonce));
          answer.put("host", machine.quote(nonce, tlsKey));
          return answer;
        });
    return this;
  }

  /** The host at this place gives no answer. */
  public TestHosts failing(int place, Reason reason) {
    hosts.put(address(place), nonce -> reason);
    return this;
  }

  /** First one host answers at this place, then, each time it is asked again, the next one. */
  public TestHosts inTurn(int place, AttestingHost... turns) {
    List<AttestingHost> left = new ArrayList<>(Stream.of(turns).toList());
    hosts.put(address(place), nonce -> left.removeFirst().answer(nonce));
    return this;
  }

  /** The operator pinned no root. */
  public TestHosts withoutRoots() {
    roots = List.of();
    return this;
  }

  /** Everything that was asked, as a recording keeps it. */
  public Map<Digest, RecordedAnswer> recorded() {
    return recorded;
  }

  /** How often hosts were asked. */
  public int asked() {
    return asked;
  }

  private static URI address(int place) {
    return URI.create("https://h" + place + ".example");
  }

  @Override
  public <A> Uni<Answer<A>> ask(Question<A> question) {
    Digest key = question.canonical().digest();
    return Uni.createFrom()
        .item(() -> recorded.computeIfAbsent(key, unused -> recorded(question)).read(question));
  }

  private RecordedAnswer recorded(Question<?> question) {
    return switch (question) {
      case RandomDraw draw -> answer(draw, seed(draw), null);
      case AttestationQuestion host -> {
        asked++;
        Object came = hosts.get(host.address()).apply(host.nonce());
        yield came instanceof Reason reason
            ? answer(host, null, reason)
            : answer(host, CanonicalJson.write(transcript(came)), null);
      }
      default -> throw new AssertionError("no such question: " + question);
    };
  }

  private AttestationTranscript transcript(Object came) {
    return new AttestationTranscript(
        AttestationTranscript.SCHEMA,
        TestNetwork.NOW,
        1000,
        TLS_KEY,
        roots,
        Base64.getEncoder().encodeToString(CanonicalJson.write(came)));
  }

  private static byte[] seed(RandomDraw draw) {
    return HexFormat.of()
        .parseHex(Digest.of(draw.occasion().getBytes(StandardCharsets.UTF_8)).hex());
  }

  private static RecordedAnswer answer(
      Question<?> question, byte @Nullable [] body, @Nullable Reason reason) {
    Envelope envelope =
        new Envelope(
            Envelope.SCHEMA,
            question.canonical(),
            TestNetwork.NOW,
            "assay",
            EvidenceClass.MEASURED,
            reason,
            reason == null ? null : "told by a test",
            body == null ? null : CanonicalJson.mediaType(),
            body == null ? null : Digest.of(body),
            Map.of());
    return new RecordedAnswer(envelope, body);
  }
}
