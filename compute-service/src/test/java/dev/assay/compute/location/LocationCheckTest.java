package dev.assay.compute.location;

import static dev.assay.compute.location.TestVantages.BERLIN;
import static dev.assay.compute.location.TestVantages.BOSTON;
import static dev.assay.compute.location.TestVantages.FRANKFURT;
import static dev.assay.compute.location.TestVantages.LONDON;
import static dev.assay.compute.location.TestVantages.NEW_YORK;
import static dev.assay.compute.location.TestVantages.NODE;
import static dev.assay.compute.location.TestVantages.SALT;
import static dev.assay.compute.location.TestVantages.SINGAPORE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compute.claims.ProvingNode;
import dev.assay.compute.geometry.Place;
import dev.assay.compute.location.TestVantages.Seen;
import dev.assay.compute.testing.Judging;
import dev.assay.compute.testing.Replaying;
import dev.assay.compute.testing.TestKey;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.report.Picture;
import dev.assay.verification.signature.SigningKey;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LocationCheckTest {
  private static final Map<String, Place> PLACES =
      Map.of("F", FRANKFURT, "N", NEW_YORK, "O", BOSTON, "S", SINGAPORE, "B", BERLIN, "L", LONDON);

  private final TestVantages vantages = new TestVantages();

  /** The claim is Frankfurt, 50 km around; 6,219.5 km to New York are 41.16 ms less the radius. */
  @ParameterizedTest
  @CsvSource({
    "N:41100, REFUTED,",
    "N:41200, UNPROVEN, UNDECIDED",
    "N:60000, UNPROVEN, UNDECIDED",
    "N:90000, UNPROVEN, UNDECIDED",
    "S:68000, REFUTED,",
    "S:68200, UNPROVEN, UNDECIDED",
    "B:2400, REFUTED,",
    "F:300, CONFIRMED,",
    "F:333, CONFIRMED,",
    "F:334, UNPROVEN, UNDECIDED"
  })
  void judgesByOurOwnClock(String own, Outcome outcome, @Nullable Reason reason) {
    // Given
    vantages.own(seen(own));
    // When
    Finding finding = vantages.found();
    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  /**
   * How many of the others may lie, what we see ourselves, what others say. 2 ms are 300 km: Berlin
   * and London are 930 km apart, Singapore is far from all.
   */
  @ParameterizedTest
  @CsvSource({
    "1, , N:20000, UNPROVEN, UNDECIDED",
    "1, , N:30000 O:30000, REFUTED,",
    "0, , N:30000, REFUTED,",
    "1, , F:300 F:300, CONFIRMED,",
    "1, , F:300, UNPROVEN, UNDECIDED",
    // a liar can't undo what our own clock says
    "1, F:300, S:2000, CONFIRMED,",
    "1, S:2000, F:300, REFUTED,",
    "2, F:300, S:2000 S:2000, CONFIRMED,",
    "0, F:300, S:2000, UNPROVEN, ATTRIBUTION",
    "1, F:300, S:2000 S:2000, UNPROVEN, ATTRIBUTION",
    "1, S:2000, B:2000 L:2000, UNPROVEN, ATTRIBUTION",
    "1, F:300, S:2000 N:2000, UNPROVEN, ATTRIBUTION",
    // nor what more vantages say than may lie
    "1, , F:300 F:300 S:2000, CONFIRMED,",
    "1, , N:30000 O:30000 F:300, REFUTED,",
    "2, , N:40000 O:38000 S:66000 F:300 F:300, REFUTED,",
    "1, , F:300 S:2000, UNPROVEN, UNDECIDED",
    "1, , F:300 F:300 S:2000 S:2000, UNPROVEN, ATTRIBUTION",
    "1, , B:2000 L:2000 S:2000, UNPROVEN, ATTRIBUTION",
    "2, , B:2000 L:2000 S:2000, REFUTED,"
  })
  void believesMoreVantagesThanMayLie(
      int lying, @Nullable String own, String others, Outcome outcome, @Nullable Reason reason) {
    // Given
    vantages.lying(lying);
    if (own != null) {
      vantages.own(seen(own));
    }
    Stream.of(others.split(" ", -1)).map(LocationCheckTest::seen).forEach(vantages::peer);
    // When
    Finding finding = vantages.found();
    // Then
    assertThat(finding.outcome()).as(finding.explanation()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @Test
  void takesGivenFilesLikeTheAnswersOfReplicas() {
    // Given
    vantages.file(seen("N:30000")).peer(seen("O:30000"));
    // When
    Finding finding = vantages.found();
    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.REFUTED);
    assertThat(finding.evidenceClass()).isEqualTo(EvidenceClass.SIGNED);
  }

  @Test
  void hasNoAnswerWithoutVantage() {
    assertThat(vantages.found().reason()).isEqualTo(Reason.NO_SOURCE);
  }

  @Test
  void countsNoAnswerThatTheNodeDidNotSign() {
    // Given a proxy that answers at once by a key of its own
    vantages.own(seen("N:1000").signedBy(TestKey.named("proxy")));
    // When, then
    assertThat(vantages.found().reason()).isEqualTo(Reason.NODES_UNPROVED);
  }

  static Stream<Arguments> measurementsThatDoNotCount() {
    return Stream.of(
        row(
            "of another node",
            "another node",
            of(new ProvingNode("node-2", NODE.endpoint(), NODE.nodeKey()))),
        row(
            "of another endpoint",
            "another node",
            of(new ProvingNode("node-1", URI.create("http://10.0.0.2:4281"), NODE.nodeKey()))),
        row(
            "of another key",
            "another node",
            of(new ProvingNode("node-1", NODE.endpoint(), TestKey.named("other").publicKey()))),
        row("replayed", "another time", m -> ordered(m, new VantageOrder(NODE, "22".repeat(32)))),
        row("of nonces of its own choice", "don't follow", m -> salted(m, "66".repeat(32))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("measurementsThatDoNotCount")
  void countsNoMeasurement(String what, String why, UnaryOperator<VantageMeasurement> changed) {
    // Given
    vantages.own(seen("F:300")).peer(seen("N:30000"), changed).peer(seen("O:30000"), changed);
    // When
    Finding finding = vantages.found();
    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(finding.explanation()).contains("2 vantage(s) told nothing").contains(why);
  }

  @Test
  void believesNoStrangerAndNoChangedDocument() {
    // Given
    vantages
        .stranger(seen("N:30000"))
        .peerSending(
            seen("N:30000"), sent -> sent.replace("\"answerMicros\":30", "\"answerMicros\":20"))
        .peerSending(seen("N:30000"), sent -> "{}");
    // When
    LocationObserved.Node node = observed();
    // Then
    assertThat(node.sightings()).isEmpty();
    assertThat(node.untold())
        .extracting(LocationObserved.Untold::reason)
        .containsExactly(
            Reason.NO_SOURCE, Reason.WEAK_SOURCE, Reason.WEAK_SOURCE, Reason.SOURCE_SHAPE_CHANGED);
  }

  @Test
  void goesOnWithoutAPeerThatFails() {
    // Given
    vantages.own(seen("F:300")).silent(Reason.TIMED_OUT);
    // When
    Finding finding = vantages.found();
    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(finding.explanation()).contains("https://peer-0.example: made up: TIMED_OUT");
  }

  @Test
  void namesWhatIsFasterThanFibre() {
    // Given
    vantages.own(seen("N:50000"));
    // When, then
    assertThat(vantages.found().explanation()).contains("Strong evidence");
  }

  @Test
  void namesTheNearestPlace() {
    // Given
    vantages.own(seen("F:334")).peer(seen("N:90000"));
    // When
    Finding finding = vantages.found();
    // Then
    assertThat(finding.explanation()).contains("within 51 km of own (50.1109, 8.6821)");
    assertThat(finding.observed())
        .anySatisfy(
            value -> {
              assertThat(value.name()).isEqualTo("place.own");
              assertThat(value.value()).isEqualTo("50.1109, 8.6821");
            });
  }

  /** What accepts connections is near, what signs 30 ms behind it. */
  @ParameterizedTest
  @CsvSource({"300, 30300, true", "300, 20300, false", "30000, 50001, false", "100, 300, false"})
  void namesProxies(long connect, long micros, boolean named) {
    // Given
    vantages.own(Seen.of(FRANKFURT, micros).connecting(connect));
    // When, then
    assertThat(vantages.found().explanation().contains("by a proxy")).isEqualTo(named);
  }

  @Test
  void namesAnycastOfConnections() {
    // Given an address that accepts connections everywhere, and a node behind it
    vantages
        .lying(0)
        .own(Seen.of(FRANKFURT, 40_000).connecting(300))
        .peer(Seen.of(SINGAPORE, 120_000).connecting(300));
    // When, then
    assertThat(vantages.found().explanation()).contains("Connections end in several places");
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.1:4281, (anycast)", "10.0.0.2:4281, different addresses"})
  void tellsAnycastFromOtherAddresses(String address, String words) {
    // Given
    vantages.lying(0).own(seen("F:300")).peer(seen("S:2000").at(address));
    // When
    Finding finding = vantages.found();
    // Then
    assertThat(finding.reason()).isEqualTo(Reason.ATTRIBUTION);
    assertThat(finding.explanation()).contains(words);
  }

  /** From Frankfurt's nearest point to New York light takes 41.16 ms, through fibre 60.42 ms. */
  @Test
  void drawsAnswersAgainstBounds() {
    // Given
    vantages.own(seen("N:30000"));
    // When
    List<Picture> pictures =
        new LocationCheck().pictures(vantages.claims(), new LocationObserved(List.of(observed())));
    // Then
    assertThat(pictures).hasSize(1);
    Picture.Histogram drawn = (Picture.Histogram) pictures.getFirst();
    assertThat(drawn.marks()).extracting(Picture.Mark::at).containsExactly("41.16", "60.42");
    assertThat(drawn.buckets()).hasSize(12);
    assertThat(drawn.buckets().stream().mapToLong(Picture.Bucket::count).sum()).isEqualTo(12);
    assertThat(drawn.buckets().get(5)).isEqualTo(new Picture.Bucket("30.21", 1));
  }

  @Test
  void replaysToTheSameFindings() {
    // Given
    vantages.own(seen("F:300")).peer(seen("N:50000")).file(seen("O:50000"));
    // When, then
    Replaying.givesTheSame(
        new LocationCheck(), vantages.claims(), vantages.network(), vantages.network()::recorded);
  }

  @ParameterizedTest
  @CsvSource({
    "answerMicros\":300, answerMicros\":299",
    "lyingAtMost\":1, lyingAtMost\":2",
    "answerMicros\\\":50000, answerMicros\\\":49000"
  })
  void noticesAnEditedTranscript(String from, String to) {
    // Given
    vantages.own(seen("F:300")).peer(seen("N:50000"));
    // When, then
    Replaying.notices(
        new LocationCheck(),
        vantages.claims(),
        vantages.network(),
        () -> Replaying.edited(vantages.network().recorded(), LocationQuestion.KIND, from, to));
  }

  /** The test vector of docs/protocols/vantage-measurement.md. */
  @Test
  void keepsToTheProtocolsVector() throws InvalidDocument {
    // Given
    SigningKey key =
        SigningKey.parse(
            """
            MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
            11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
            """);
    VantageOrder order =
        new VantageOrder(
            new ProvingNode("node-001", URI.create("http://127.42.1.1:4281"), key.name()),
            "00".repeat(32));
    // When
    VantageMeasurement signed =
        VantageMeasurement.of(
                new VantagePoint("frankfurt", FRANKFURT),
                order,
                SALT,
                Instant.parse("2026-11-21T12:00:00Z"),
                List.of())
            .signedBy(key);
    // Then
    assertThat(order.nonce(SALT, 0)).isEqualTo("21GVbC7HB57Nhl9CChXqWatC8YqwRFn3jQd0--Nbk2o");
    assertThat(order.nonce(SALT, 11)).isEqualTo("fsdl_8KGwPyMNNPGyq2c0Wjs0ZfY1BSFsVL4Cg94hTU");
    assertThat(signed.text())
        .isEqualTo(
            "assay vantage measurement v1\n"
                + "{\"at\":\"2026-11-21T12:00:00Z\",\"key\":\"11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
                + "\",\"order\":{\"node\":{\"endpoint\":\"http://127.42.1.1:4281\",\"id\":\"node-001\",\"nodeKey\""
                + ":\"11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\"},\"seed\":\"00000000000000000000000"
                + "00000000000000000000000000000000000000000\"},\"salt\":\"5a5a5a5a5a5a5a5a5a5a5a5a5a5a"
                + "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a\",\"schema\":\"assay.vantage-measurement/v1\",\"s"
                + "ignature\":\"\",\"trips\":[],\"vantage\":{\"id\":\"frankfurt\",\"place\":{\"latitude\":\"50.1109"
                + "\",\"longitude\":\"8.6821\"}}}");
    assertThat(signed.signature())
        .isEqualTo(
            "dbsacVLGZX85LbWk+n+HXlJCDs/hk7htfz2jQu3Y/To4RXUlH5FhHnK0CNXPvXHY3+zLtLIpwQCEE/+Sk1usBg==");
    assertThat(VantageMeasurement.read(CanonicalJson.write(signed)).holds()).isTrue();
  }

  private LocationObserved.Node observed() {
    return new LocationCheck()
        .observe(vantages.claims(), Judging.terms(vantages.claims()), vantages.network())
        .await()
        .indefinitely()
        .nodes()
        .getFirst();
  }

  private static Seen seen(String code) {
    String[] parts = code.split(":", 2);
    return Seen.of(PLACES.get(parts[0]), Long.parseLong(parts[1]));
  }

  private static Arguments row(String what, String why, UnaryOperator<VantageMeasurement> changed) {
    return Arguments.of(what, why, changed);
  }

  private static UnaryOperator<VantageMeasurement> of(ProvingNode other) {
    return m -> ordered(m, new VantageOrder(other, m.order().seed()));
  }

  private static VantageMeasurement ordered(VantageMeasurement made, VantageOrder order) {
    return VantageMeasurement.of(made.vantage(), order, made.salt(), made.at(), made.trips());
  }

  private static VantageMeasurement salted(VantageMeasurement made, String salt) {
    return VantageMeasurement.of(made.vantage(), made.order(), salt, made.at(), made.trips());
  }
}
