package dev.assay.compute.location;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.claims.LocationClaim;
import dev.assay.compute.geometry.Place;
import dev.assay.compute.liveness.NodeExchange;
import dev.assay.compute.testing.Judging;
import dev.assay.compute.testing.TestKey;
import dev.assay.compute.testing.TestNetwork;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.signature.SigningKey;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationCheckTest {
  private static final TestKey NODE = TestKey.named("node");
  private static final URI ENDPOINT = URI.create("http://10.0.0.1:4281");
  private static final Place FRANKFURT = place("50.1109", "8.6821");
  private static final Place NEW_YORK = place("40.7128", "-74.0060");
  private static final Place SINGAPORE = place("1.3521", "103.8198");
  private static final Place BERLIN = place("52.5200", "13.4050");

  private final TestNetwork network = TestNetwork.of(1);
  private final List<URI> files = new ArrayList<>();
  private final List<SigningKey> trusted = new ArrayList<>();
  private TestKey signer = NODE;

  @BeforeEach
  void withoutVantage() {
    own(null, 0);
  }

  /** The claim is Frankfurt, 50 km around; 6,219.5 km to New York are 41.16 ms less the radius. */
  @ParameterizedTest
  @CsvSource({
    "40.7128, -74.0060, 41100, REFUTED,",
    "40.7128, -74.0060, 41200, UNPROVEN, UNDECIDED",
    "40.7128, -74.0060, 60000, UNPROVEN, UNDECIDED",
    "40.7128, -74.0060, 90000, UNPROVEN, UNDECIDED",
    "1.3521, 103.8198, 68000, REFUTED,",
    "1.3521, 103.8198, 68200, UNPROVEN, UNDECIDED",
    "52.5200, 13.4050, 2400, REFUTED,",
    "50.1109, 8.6821, 300, CONFIRMED,",
    "50.1109, 8.6821, 333, CONFIRMED,",
    "50.1109, 8.6821, 334, UNPROVEN, UNDECIDED"
  })
  void judgesByOurOwnClock(
      String latitude, String longitude, long micros, Outcome outcome, @Nullable Reason reason) {
    // Given
    own(place(latitude, longitude), micros);
    // When
    Finding finding = found();
    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @Test
  void namesWhatIsFasterThanFibre() {
    // Given
    own(NEW_YORK, 50_000);
    // When, then
    assertThat(found().explanation()).contains("Strong evidence");
  }

  @Test
  void hasNoAnswerWithoutVantage() {
    assertThat(found().reason()).isEqualTo(Reason.NO_SOURCE);
  }

  @Test
  void countsNoAnswerThatTheNodeDidNotSign() {
    // Given a proxy that answers at once by a key of its own
    signer = TestKey.named("proxy");
    own(NEW_YORK, 1000);
    // When, then
    assertThat(found().reason()).isEqualTo(Reason.NODES_UNPROVED);
  }

  @Test
  void believesNoSingleVantage() {
    // Given
    file(NEW_YORK, 20_000, true);
    // When, then
    assertThat(found().reason()).isEqualTo(Reason.UNDECIDED);
  }

  @Test
  void believesMoreVantagesThanMayLie() {
    // Given
    file(NEW_YORK, 30_000, true);
    file(place("42.3601", "-71.0589"), 30_000, true);
    // When
    Finding finding = found();
    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.REFUTED);
    assertThat(finding.evidenceClass()).isEqualTo(EvidenceClass.SIGNED);
  }

  @Test
  void believesNoStranger() {
    // Given
    file(NEW_YORK, 30_000, false);
    file(place("42.3601", "-71.0589"), 30_000, false);
    // When, then
    assertThat(found().outcome()).isEqualTo(Outcome.UNPROVEN);
  }

  @Test
  void seesThatOneKeyAnswersInSeveralPlaces() {
    // Given
    own(SINGAPORE, 2000);
    file(BERLIN, 2000, true);
    // When, then
    assertThat(found().reason()).isEqualTo(Reason.ATTRIBUTION);
  }

  private Finding found() {
    return Judging.finding(
        new LocationCheck(), ComputeClaims.ofLocations(List.of(claim())), network);
  }

  private LocationClaim claim() {
    return new LocationClaim(
        "node-1",
        ENDPOINT,
        NODE.publicKey(),
        FRANKFURT,
        new BigDecimal("50"),
        "Frankfurt",
        files,
        Judging.STATEMENT);
  }

  private void own(@Nullable Place at, long micros) {
    network.timing(
        question ->
            new LocationTranscript(
                LocationTranscript.SCHEMA,
                at == null ? null : new VantagePoint("own", at),
                at == null ? List.of() : trips(question::nonce, micros),
                trusted.stream().map(SigningKey::name).toList(),
                1));
  }

  private void file(Place at, long micros, boolean isTrusted) {
    SigningKey key = SigningKey.fresh();
    if (isTrusted) {
      trusted.add(key);
    }
    URI url = URI.create("https://vantage.example/" + files.size());
    Instant when = TestNetwork.NOW.minusSeconds(60);
    VantageMeasurement measurement =
        VantageMeasurement.signed(
            new VantagePoint("v" + files.size(), at),
            ENDPOINT,
            when,
            trips(trip -> "nonce-" + trip, micros),
            key);
    network.serving(url, EvidenceClass.PROJECT_API, CanonicalJson.write(measurement));
    files.add(url);
  }

  /** The first answer is as fast as it gets, the others are slower. */
  private List<RoundTrip> trips(IntFunction<String> nonces, long micros) {
    return IntStream.range(0, LocationQuestion.TRIPS)
        .mapToObj(i -> new RoundTrip(exchange(nonces.apply(i)), 100, micros + 500L * i))
        .toList();
  }

  private NodeExchange exchange(String nonce) {
    String signature = signer.sign("assay node proof v1\nnode-1\n" + nonce);
    String body =
        "{\"id\":\"node-1\",\"nonce\":\"%s\",\"signature\":\"%s\"}".formatted(nonce, signature);
    return new NodeExchange(
        "node-1", nonce, 1, TestNetwork.NOW, "10.0.0.1:4281", 200, body, null, null, null);
  }

  private static Place place(String latitude, String longitude) {
    return new Place(new BigDecimal(latitude), new BigDecimal(longitude));
  }
}
