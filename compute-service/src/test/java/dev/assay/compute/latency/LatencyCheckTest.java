package dev.assay.compute.latency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compute.claims.ClaimedRegion;
import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.claims.NodeLatencyClaim;
import dev.assay.compute.claims.NodeLatencyClaim.Metric;
import dev.assay.compute.claims.NodeLatencyClaim.Published;
import dev.assay.compute.claims.ProvingNode;
import dev.assay.compute.geometry.Place;
import dev.assay.compute.liveness.NodeExchange;
import dev.assay.compute.location.RoundTrip;
import dev.assay.compute.location.VantagePoint;
import dev.assay.compute.testing.Judging;
import dev.assay.compute.testing.Replaying;
import dev.assay.compute.testing.TestKey;
import dev.assay.compute.testing.TestNetwork;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.RecordedAnswer;
import dev.assay.verification.probe.RecordedProbes;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatencyCheckTest {
  private static final TestKey NODE = TestKey.named("node");
  private static final URI LOG = URI.create("https://project.example/log.json");
  private static final ProvingNode ASKED =
      new ProvingNode("node-1", URI.create("http://10.0.0.1:4281"), NODE.publicKey());
  private static final Place FRANKFURT = place("50.1109", "8.6821");

  private final TestNetwork network = TestNetwork.of(1);
  private Metric metric = Metric.ANSWER;
  private String percentile = "0.95";
  private String atMostMs = "50";
  private @Nullable ProvingNode node = ASKED;
  private @Nullable ClaimedRegion nodeIn;
  private @Nullable ClaimedRegion measuredIn;
  private @Nullable Published published;

  /** A trip in microseconds; what fails has no times. */
  private record Trip(
      long connect, long answer, TestKey signer, @Nullable Reason fails, @Nullable Long control) {
    static Trip of(long connect, long answer) {
      return new Trip(connect, answer, NODE, null, null);
    }

    static Trip failing(@Nullable Long control) {
      return new Trip(0, 0, NODE, Reason.TIMED_OUT, control);
    }

    Trip controlledBy(long micros) {
      return new Trip(connect, answer, signer, fails, micros);
    }

    Trip signedBy(TestKey other) {
      return new Trip(connect, answer, other, fails, control);
    }
  }

  /** WGS 84 less a kilometre at each end: 6,217.5 km, 10,259.3 km and 422.4 km. */
  @ParameterizedTest
  @CsvSource({
    "40.7128, -74.0060, 41.47, REFUTED",
    "40.7128, -74.0060, 41.49, UNPROVEN",
    "1.3521, 103.8198, 68.44, REFUTED",
    "1.3521, 103.8198, 68.46, UNPROVEN",
    "52.5200, 13.4050, 2.81, REFUTED",
    "52.5200, 13.4050, 2.83, UNPROVEN",
    "50.1109, 8.6821, 0.01, UNPROVEN"
  })
  void refutesByTheSpeedOfLightAlone(
      String latitude, String longitude, String ms, Outcome outcome) {
    // Given a claim of which nothing can be measured
    node = null;
    published = new Published(null, null);
    nodeIn = region(place(latitude, longitude), "1");
    measuredIn = region(FRANKFURT, "1");
    atMostMs = ms;
    // When
    Finding finding = found();
    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(network.asked(LatencyQuestion.KIND)).isZero();
  }

  @Test
  void givesRegionsTheirNearestPoints() {
    // Given
    node = null;
    published = new Published(null, null);
    nodeIn = region(place("40.7128", "-74.0060"), "3000");
    measuredIn = region(FRANKFURT, "3000");
    atMostMs = "1.5";
    // When, then: 219.5 km are 1.46 ms
    assertThat(found().reason()).isEqualTo(Reason.NOT_MEASURABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "109, 0, CONFIRMED,",
    "108, 0, UNPROVEN, TOO_FEW_SAMPLES",
    "200, 2, UNPROVEN, UNDECIDED",
    "19, 19, UNPROVEN, TOO_FEW_SAMPLES",
    "20, 8, REFUTED,",
    "100, 5, UNPROVEN, TOO_FEW_SAMPLES"
  })
  void countsSlowAnswers(int trips, int slow, Outcome outcome, @Nullable Reason reason) {
    // Given
    making(join(of(slow, Trip.of(500, 50_001)), of(trips - slow, Trip.of(500, 50_000))));
    measuredIn = region(FRANKFURT, "100");
    // When
    Finding finding = found();
    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  /** Against the network speaks the shorter of connect and answer. */
  @ParameterizedTest
  @CsvSource({
    "ANSWER, 1000, 60000, REFUTED",
    "NETWORK, 1000, 60000, UNPROVEN",
    "NETWORK, 60000, 60000, REFUTED",
    "NETWORK, 60000, 40000, CONFIRMED"
  })
  void tellsTheWayFromTheWork(Metric of, long connect, long answer, Outcome outcome) {
    // Given
    metric = of;
    measuredIn = region(FRANKFURT, "100");
    making(of(120, Trip.of(connect, answer)));
    // When, then
    assertThat(found().outcome()).isEqualTo(outcome);
  }

  /** Without a place of measurement our own distance isn't held against the node. */
  @ParameterizedTest
  @CsvSource({"40000, 80000, UNPROVEN", "40000, 90001, REFUTED", "40000, 50000, CONFIRMED"})
  void takesOurDistanceOff(long connect, long answer, Outcome outcome) {
    // Given
    making(of(120, Trip.of(connect, answer)));
    // When, then
    assertThat(found().outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      value = {"700, REFUTED, null", "0, UNPROVEN, UNDECIDED", "null, UNPROVEN, UNDECIDED"},
      nullValues = "null")
  void holdsFailuresAgainstTheNodeByAControl(
      @Nullable Long control, Outcome outcome, @Nullable Reason reason) {
    // Given every third trip without an answer
    measuredIn = region(FRANKFURT, "100");
    making(join(of(80, Trip.of(500, 1000)), of(40, Trip.failing(control))));
    // When
    Finding finding = found();
    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  /** A slow trip of 51 ms exceeds the claim by one; the control at its best takes 1 ms. */
  @ParameterizedTest
  @CsvSource({"1000, REFUTED", "1999, REFUTED", "2000, UNPROVEN", "0, UNPROVEN"})
  void holdsNoDelayOfOursAgainstTheNode(long control, Outcome outcome) {
    // Given
    measuredIn = region(FRANKFURT, "100");
    Trip best = Trip.of(500, 51_000).controlledBy(1000);
    making(join(of(1, best), of(40, Trip.of(500, 51_000).controlledBy(control))));
    // When, then
    assertThat(found().outcome()).isEqualTo(outcome);
  }

  @Test
  void countsNoAnswerByAnotherKey() {
    // Given a proxy that is quick and can't sign
    making(of(20, Trip.of(100, 200).signedBy(TestKey.named("proxy"))));
    // When, then
    assertThat(found().reason()).isEqualTo(Reason.NODES_UNPROVED);
  }

  @Test
  void confirmsNoAnswersThatAProxyMixedIn() {
    // Given
    List<Trip> proxied = of(60, Trip.of(100, 200).signedBy(TestKey.named("proxy")));
    making(join(of(60, Trip.of(500, 1000)), proxied));
    // When, then
    assertThat(found().reason()).isEqualTo(Reason.UNDECIDED);
  }

  @Test
  void namesSilence() {
    // Given
    making(of(5, Trip.failing(700L)));
    // When, then
    assertThat(found().reason()).isEqualTo(Reason.TIMED_OUT);
  }

  @Test
  void measuresOnlyWhereTheClaimIsOf() {
    // Given no trips, since this verifier stands elsewhere
    making(List.of());
    measuredIn = region(place("1.3521", "103.8198"), "50");
    // When, then
    assertThat(found().reason()).isEqualTo(Reason.NO_SOURCE);
  }

  @Test
  void doesNotRecomputeASummary() {
    // Given
    node = null;
    published = new Published(1000, null);
    // When, then
    assertThat(found().reason()).isEqualTo(Reason.NOT_MEASURABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 0, 1000, UNPROVEN, WEAK_SOURCE",
    "1000, 50, 1000, UNPROVEN, TOO_FEW_SAMPLES",
    "1000, 51, 1000, REFUTED,",
    "1000, 0, 900, UNPROVEN, NOT_RECOGNISED"
  })
  void recomputesALog(int said, int slow, int listed, Outcome outcome, @Nullable Reason reason) {
    // Given
    node = null;
    published = new Published(said, LOG);
    LongStream times =
        LongStream.range(0, listed).map(i -> i >= slow ? 49_000 : i % 2 == 0 ? -1 : 51_000);
    network.serving(
        LOG,
        EvidenceClass.PROJECT_API,
        CanonicalJson.write(
            new RoundTripLog(RoundTripLog.SCHEMA, "node-1", times.boxed().toList())));
    // When
    Finding finding = found();
    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @Test
  void hasNothingToSayWithoutAClaim() {
    // When
    Finding finding =
        Judging.finding(new LatencyCheck(), ComputeClaims.ofReach(List.of(), List.of()), network);
    // Then
    assertThat(finding.reason()).isEqualTo(Reason.NO_CLAIM);
  }

  @Test
  void replaysToTheSameFindings() {
    // Given
    measuredIn = region(FRANKFURT, "100");
    making(join(of(120, Trip.of(500, 1000)), of(1, Trip.of(500, 60_000).controlledBy(900))));
    // When, then
    Replaying.givesTheSame(new LatencyCheck(), claims(), network, network::recorded);
  }

  @ParameterizedTest
  @CsvSource({
    "answerMicros\":60000, answerMicros\":40000",
    "controlMicros\":900, controlMicros\":0"
  })
  void noticesAnEditedTranscript(String from, String to) {
    // Given
    measuredIn = region(FRANKFURT, "100");
    making(join(of(120, Trip.of(500, 1000)), of(1, Trip.of(500, 60_000).controlledBy(900))));
    // When, then
    Replaying.notices(new LatencyCheck(), claims(), network, () -> edited(from, to));
  }

  @Test
  void takesNoTripOfAnotherNonce() {
    // Given a recording whose trips are of another time
    making(of(120, Trip.of(500, 1000)));
    Finding live = found();
    // When
    Finding replayed =
        Judging.finding(
            new LatencyCheck(),
            claims(),
            new RecordedProbes(edited("\"nonce\":\"", "\"nonce\":\"x")));
    // Then
    assertThat(live.outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(replayed.reason()).isEqualTo(Reason.SOURCE_SHAPE_CHANGED);
  }

  private Map<Digest, RecordedAnswer> edited(String from, String to) {
    return Replaying.edited(network.recorded(), LatencyQuestion.KIND, from, to);
  }

  private Finding found() {
    return Judging.finding(new LatencyCheck(), claims(), network);
  }

  private ComputeClaims claims() {
    NodeLatencyClaim claim =
        new NodeLatencyClaim(
            "quick",
            metric,
            new BigDecimal(percentile),
            new BigDecimal(atMostMs),
            node,
            nodeIn,
            measuredIn,
            published,
            Judging.STATEMENT);
    return ComputeClaims.ofReach(List.of(claim), List.of());
  }

  private void making(List<Trip> trips) {
    network.making(question -> transcript(question, trips));
  }

  private static LatencyTranscript transcript(LatencyQuestion question, List<Trip> trips) {
    List<LatencyTrip> made = new ArrayList<>();
    for (Trip trip : trips) {
      made.add(trip(trip, question.nonce(made.size())));
    }
    return LatencyTranscript.of(new VantagePoint("own", FRANKFURT), made);
  }

  private static LatencyTrip trip(Trip trip, String nonce) {
    String signature = trip.signer().sign("assay node proof v1\nnode-1\n" + nonce);
    String body =
        "{\"id\":\"node-1\",\"nonce\":\"%s\",\"signature\":\"%s\"}".formatted(nonce, signature);
    boolean answered = trip.fails() == null;
    NodeExchange exchange =
        new NodeExchange(
            "node-1",
            nonce,
            1,
            TestNetwork.NOW,
            "10.0.0.1:4281",
            answered ? 200 : null,
            answered ? body : null,
            null,
            trip.fails(),
            answered ? null : "made up");
    return new LatencyTrip(new RoundTrip(exchange, trip.connect(), trip.answer()), trip.control());
  }

  private static List<Trip> of(int number, Trip trip) {
    return Stream.generate(() -> trip).limit(number).toList();
  }

  private static List<Trip> join(List<Trip> some, List<Trip> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  private static ClaimedRegion region(Place place, String radiusKm) {
    return new ClaimedRegion("made up", place, new BigDecimal(radiusKm));
  }

  private static Place place(String latitude, String longitude) {
    return new Place(new BigDecimal(latitude), new BigDecimal(longitude));
  }
}
