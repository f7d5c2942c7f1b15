package dev.assay.compute.testing;

import dev.assay.compute.bandwidth.BandwidthQuestion;
import dev.assay.compute.bandwidth.BandwidthTranscript;
import dev.assay.compute.latency.LatencyQuestion;
import dev.assay.compute.latency.LatencyTranscript;
import dev.assay.compute.liveness.LivenessTranscript;
import dev.assay.compute.liveness.NodeExchange;
import dev.assay.compute.liveness.NodeLivenessQuestion;
import dev.assay.compute.location.LocationQuestion;
import dev.assay.compute.location.LocationTranscript;
import dev.assay.compute.uptime.CommitmentQuestion;
import dev.assay.compute.uptime.CommitmentQuestion.Commitment;
import dev.assay.compute.uptime.UptimeQuestion;
import dev.assay.compute.uptime.UptimeTranscript;
import dev.assay.compute.uptime.UptimeWatch;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.DocumentPart;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.Probes;
import dev.assay.verification.probe.Question;
import dev.assay.verification.probe.RandomDraw;
import dev.assay.verification.probe.RecordedAnswer;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A network that answers a check's questions as a live run would record them; for one thread. */
public final class TestNetwork implements Probes {
  public static final URI OWN = URI.create("https://project.example/nodes.json");
  public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  /** The seed that is committed and revealed when nodes are watched. */
  public static final String SEED = "5a".repeat(32);

  private final List<TestNode> nodes = new ArrayList<>();
  private final Map<URI, Page> pages = new HashMap<>();
  private final Map<Digest, RecordedAnswer> recorded = new HashMap<>();
  private final Map<String, Integer> asked = new HashMap<>();
  private @Nullable Reason livenessFails;
  private @Nullable Function<LocationQuestion, LocationTranscript> timed;
  private @Nullable Function<LatencyQuestion, LatencyTranscript> trips;
  private @Nullable Function<BandwidthQuestion, BandwidthTranscript> runs;
  private @Nullable Function<UptimeQuestion, UptimeTranscript> watched;

  private record Page(
      EvidenceClass evidenceClass, byte @Nullable [] body, @Nullable Reason reason) {}

  /** So many nodes that prove their keys, in one list of the project's own. */
  public static TestNetwork of(int nodes) {
    TestNetwork network = new TestNetwork();
    IntStream.range(0, nodes).mapToObj(TestNode::number).forEach(network.nodes::add);
    return network.listing(OWN, EvidenceClass.PROJECT_API, 0, nodes);
  }

  /** Changes the nodes of these positions, and the project's own list with them. */
  public TestNetwork changing(int from, int to, UnaryOperator<TestNode> change) {
    for (int i = from; i < to; i++) {
      nodes.set(i, change.apply(nodes.get(i)));
    }
    return listing(OWN, EvidenceClass.PROJECT_API, 0, nodes.size());
  }

  /** Serves a list of these positions. */
  public TestNetwork listing(URI url, EvidenceClass evidenceClass, int from, int to) {
    return serving(
        url, evidenceClass, nodes.subList(from, to).stream().map(n -> (Object) n.entry()).toList());
  }

  /** Serves a list of these entries. */
  public TestNetwork serving(URI url, EvidenceClass evidenceClass, List<Object> entries) {
    byte[] body = CanonicalJson.write(Map.of("schema", "assay.node-list/v1", "nodes", entries));
    return serving(url, evidenceClass, body);
  }

  /** Serves these bytes. */
  public TestNetwork serving(URI url, EvidenceClass evidenceClass, byte[] body) {
    pages.put(url, new Page(evidenceClass, body, null));
    return this;
  }

  /** Gives no answer at this address. */
  public TestNetwork failing(URI url, Reason reason) {
    pages.put(url, new Page(EvidenceClass.PROJECT_API, null, reason));
    return this;
  }

  /** Gives no transcript at all. */
  public TestNetwork failingLiveness(Reason reason) {
    livenessFails = reason;
    return this;
  }

  /** Answers by this transcript when a node is timed. */
  public TestNetwork timing(Function<LocationQuestion, LocationTranscript> transcript) {
    timed = transcript;
    return this;
  }

  /** Answers by this transcript when a claimed time is measured. */
  public TestNetwork making(Function<LatencyQuestion, LatencyTranscript> transcript) {
    trips = transcript;
    return this;
  }

  /** Answers by this transcript when a claimed rate is measured. */
  public TestNetwork carrying(Function<BandwidthQuestion, BandwidthTranscript> transcript) {
    runs = transcript;
    return this;
  }

  /** Answers by this transcript when nodes are watched. */
  public TestNetwork watching(Function<UptimeQuestion, UptimeTranscript> transcript) {
    watched = transcript;
    return this;
  }

  /** The entries of the nodes, to be changed. */
  public List<Object> entries() {
    return new ArrayList<>(nodes.stream().map(TestNode::entry).toList());
  }

  /** The digest of what is served at this address. */
  public Digest digest(URI url) {
    return Digest.of(java.util.Objects.requireNonNull(pages.get(url).body()));
  }

  /** Everything that was asked, as a recording keeps it. */
  public Map<Digest, RecordedAnswer> recorded() {
    return recorded;
  }

  /** How often a kind of question was put to the world. */
  public int asked(String kind) {
    return asked.getOrDefault(kind, 0);
  }

  @Override
  public <A> Uni<Answer<A>> ask(Question<A> question) {
    RecordedAnswer answer =
        recorded.computeIfAbsent(question.canonical().digest(), unused -> answer(question));
    return Uni.createFrom().item(answer.read(question));
  }

  private RecordedAnswer answer(Question<?> question) {
    asked.merge(question.kind(), 1, Integer::sum);
    return switch (question) {
      case HttpGet get -> page(get, get.address(), 0, Integer.MAX_VALUE);
      case DocumentPart part -> page(part, part.address(), (int) part.from(), DocumentPart.BYTES);
      case RandomDraw draw -> body(draw, "assay", EvidenceClass.MEASURED, seed(draw));
      case NodeLivenessQuestion liveness -> liveness(liveness);
      case LocationQuestion location ->
          body(
              location,
              "assay",
              EvidenceClass.MEASURED,
              CanonicalJson.write(java.util.Objects.requireNonNull(timed).apply(location)));
      case LatencyQuestion latency ->
          body(
              latency,
              "assay",
              EvidenceClass.MEASURED,
              CanonicalJson.write(java.util.Objects.requireNonNull(trips).apply(latency)));
      case BandwidthQuestion bandwidth ->
          body(
              bandwidth,
              "assay",
              EvidenceClass.MEASURED,
              CanonicalJson.write(java.util.Objects.requireNonNull(runs).apply(bandwidth)));
      case CommitmentQuestion commitment ->
          body(
              commitment,
              "assay",
              EvidenceClass.MEASURED,
              CanonicalJson.write(new Commitment(UptimeWatch.commitment(SEED))));
      case UptimeQuestion uptime ->
          body(
              uptime,
              "assay",
              EvidenceClass.MEASURED,
              CanonicalJson.write(java.util.Objects.requireNonNull(watched).apply(uptime)));
      default -> throw new IllegalArgumentException("nobody answers " + question.kind());
    };
  }

  private RecordedAnswer page(Question<?> question, URI address, int from, int most) {
    Page page = pages.get(address);
    if (page == null) {
      throw new IllegalArgumentException("no page at " + address);
    }
    if (page.reason() != null) {
      return unanswered(question, page.reason());
    }
    byte[] whole = java.util.Objects.requireNonNull(page.body());
    int length = Math.min(whole.length - from, most);
    String more = Boolean.toString(from + length < whole.length);
    return body(
        question,
        address.getHost() + ":443",
        page.evidenceClass(),
        Arrays.copyOfRange(whole, from, from + length),
        Map.of(DocumentPart.MORE, more));
  }

  private RecordedAnswer liveness(NodeLivenessQuestion question) {
    if (livenessFails != null) {
      return unanswered(question, livenessFails);
    }
    List<NodeExchange> exchanges =
        question.nodes().stream()
            .map(asked -> node(asked.id()).asked(asked, question.nonce(asked), NOW))
            .toList();
    byte[] transcript = CanonicalJson.write(LivenessTranscript.of(exchanges));
    return body(question, "assay", EvidenceClass.MEASURED, transcript);
  }

  private TestNode node(String id) {
    return nodes.stream().filter(n -> n.id().equals(id)).findFirst().orElseThrow();
  }

  private static byte[] seed(RandomDraw draw) {
    return HexFormat.of()
        .parseHex(Digest.of(draw.occasion().getBytes(StandardCharsets.UTF_8)).hex());
  }

  private static RecordedAnswer body(
      Question<?> question, String source, EvidenceClass evidenceClass, byte[] body) {
    return body(question, source, evidenceClass, body, Map.of());
  }

  private static RecordedAnswer body(
      Question<?> question,
      String source,
      EvidenceClass evidenceClass,
      byte[] body,
      Map<String, String> attributes) {
    Envelope envelope =
        new Envelope(
            Envelope.SCHEMA,
            question.canonical(),
            NOW,
            source,
            evidenceClass,
            null,
            null,
            "application/json",
            Digest.of(body),
            attributes);
    return new RecordedAnswer(envelope, body);
  }

  private static RecordedAnswer unanswered(Question<?> question, Reason reason) {
    Envelope envelope =
        new Envelope(
            Envelope.SCHEMA,
            question.canonical(),
            NOW,
            "project.example:443",
            EvidenceClass.PROJECT_API,
            reason,
            "made up: " + reason,
            null,
            null,
            Map.of());
    return new RecordedAnswer(envelope, null);
  }
}
