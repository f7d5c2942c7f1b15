package dev.assay.compute.uptime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.claims.ProvingNode;
import dev.assay.compute.claims.UptimeClaim;
import dev.assay.compute.claims.UptimeClaim.Maintenance;
import dev.assay.compute.claims.UptimeClaim.Window;
import dev.assay.compute.testing.Judging;
import dev.assay.compute.testing.TestNetwork;
import dev.assay.compute.uptime.Watches.Fate;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.RecordedProbes;
import dev.assay.verification.report.Picture;
import dev.assay.verification.signature.SigningKey;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The window has 100 minutes; 95 % of it are claimed, so that five may be outage. */
class UptimeCheckTest {
  private static final Instant FROM = TestNetwork.NOW.minusSeconds(200 * 60);
  private static final Instant TO = TestNetwork.NOW.minusSeconds(100 * 60);

  private static final Instant MIDDLE = FROM.plusSeconds(50 * 60);
  private static final String OTHER = "c3".repeat(32);

  private final TestNetwork network = TestNetwork.of(1);
  private final List<URI> logs = new ArrayList<>();
  private final List<SigningKey> trusted = new ArrayList<>();
  private final List<Maintenance> maintenance = new ArrayList<>();
  private @Nullable UptimeWatch own;

  @BeforeEach
  void watching() {
    network.watching(
        question -> UptimeTranscript.of(own, trusted.stream().map(SigningKey::name).toList(), 1));
  }

  /** By ln E >= ln 100, computed by other software: 109 without a miss, 170 with one. */
  @ParameterizedTest
  @CsvSource({
    "109, 0, CONFIRMED,",
    "108, 0, UNPROVEN, TOO_FEW_SAMPLES",
    "170, 1, CONFIRMED,",
    "169, 1, UNPROVEN, UNDECIDED",
    "120, 16, UNPROVEN, UNDECIDED",
    "120, 17, REFUTED,",
    "200, 23, UNPROVEN, UNDECIDED",
    "200, 24, REFUTED,",
    "19, 19, UNPROVEN, TOO_FEW_SAMPLES"
  })
  void countsMissesOverTheWholeWindow(
      int probes, int missed, Outcome outcome, @Nullable Reason reason) {
    // Given
    own = Watches.of(FROM, TO, probes, first(missed, Fate.SILENT));
    // When
    Finding finding = found();
    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  /** Ten minutes of 100 allow 5/10: 18 misses of 20 refute that; 20 minutes 5/20: 13 of 20. */
  @ParameterizedTest
  @CsvSource({
    "10, 20, 18, REFUTED,",
    "10, 20, 17, UNPROVEN, WINDOW_NOT_COVERED",
    "20, 20, 13, REFUTED,",
    "20, 20, 12, UNPROVEN, WINDOW_NOT_COVERED",
    "5, 60, 60, UNPROVEN, WINDOW_NOT_COVERED",
    "4, 60, 60, UNPROVEN, WINDOW_NOT_COVERED",
    "99, 200, 0, UNPROVEN, WINDOW_NOT_COVERED"
  })
  void holdsAPartOfTheWindowToWhatAllOfItAllows(
      int minutes, int probes, int missed, Outcome outcome, @Nullable Reason reason) {
    // Given
    Instant to = FROM.plusSeconds(60L * minutes);
    own = Watches.of(FROM, to, probes, first(missed, Fate.SILENT));
    // When
    Finding finding = found();
    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @Test
  void saysWhatIsMissing() {
    // Given
    own = Watches.of(FROM, FROM.plusSeconds(60), 60, first(60, Fate.SILENT));
    // When, then
    assertThat(found().explanation())
        .contains("At most 1 of the 100 minutes")
        .contains("So long an outage is allowed")
        .contains("109 probes over all of the window");
  }

  /** 40 of 200 probes that might be misses. */
  @ParameterizedTest
  @CsvSource({
    "SILENT, REFUTED,",
    "REFUSED, REFUTED,",
    "FORGED, REFUTED,",
    "LIMITED, UNPROVEN, UNDECIDED",
    "SILENT_WITHOUT_CONTROL, UNPROVEN, UNDECIDED",
    "SILENT_WITH_CONTROL, UNPROVEN, WINDOW_NOT_COVERED",
    "NOT_ASKED, UNPROVEN, WINDOW_NOT_COVERED",
    "LATE, UNPROVEN, WINDOW_NOT_COVERED",
    "SIGNED, CONFIRMED,"
  })
  void holdsOnlyMissesOfTheNodeAgainstIt(Fate fate, Outcome outcome, @Nullable Reason reason) {
    // Given
    own = Watches.of(FROM, TO, 200, first(40, fate));
    // When
    Finding finding = found();
    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @Test
  void confirmsInSpiteOfAFewVoidProbes() {
    // Given a tenth of them
    own = Watches.of(FROM, TO, 200, first(20, Fate.SILENT_WITH_CONTROL));
    // When, then
    assertThat(found().outcome()).isEqualTo(Outcome.CONFIRMED);
  }

  /** An outage of 20 minutes; announced, four minutes of the other 80 are allowed. */
  @ParameterizedTest
  @CsvSource({"false, REFUTED", "true, CONFIRMED"})
  void leavesAnnouncedMaintenanceOut(boolean announced, Outcome outcome) {
    // Given
    if (announced) {
      Instant end = FROM.plusSeconds(20 * 60);
      maintenance.add(new Maintenance(FROM, end, FROM.minusSeconds(86_400)));
    }
    List<PlannedProbe> schedule =
        PlannedProbe.all(TestNetwork.SEED, FROM, TO, 200, List.of(Watches.NODE));
    Instant end = FROM.plusSeconds(20 * 60);
    own =
        Watches.of(
            FROM, TO, 200, i -> schedule.get(i).due().isBefore(end) ? Fate.SILENT : Fate.SIGNED);
    // When, then
    assertThat(found().outcome()).isEqualTo(outcome);
  }

  @Test
  void believesNoSingleVantage() {
    // Given
    log(Watches.of(FROM, TO, 200, first(200, Fate.SILENT)), true);
    // When, then
    assertThat(found().reason()).isEqualTo(Reason.WEAK_SOURCE);
  }

  /** With two logs the error is a third for each: 133 probes without a miss, 18 misses of 120. */
  @ParameterizedTest
  @CsvSource({
    "133, 0, CONFIRMED,",
    "132, 0, UNPROVEN, TOO_FEW_SAMPLES",
    "120, 18, REFUTED,",
    "120, 17, UNPROVEN, TOO_FEW_SAMPLES"
  })
  void believesMoreVantagesThanMayLie(
      int probes, int missed, Outcome outcome, @Nullable Reason reason) {
    // Given
    log(Watches.of(FROM, TO, probes, first(missed, Fate.SILENT)), true);
    log(Watches.of("c3".repeat(32), FROM, TO, probes, first(missed, Fate.SILENT)), true);
    // When
    Finding finding = found();
    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
    if (finding.reason() == null) {
      assertThat(finding.evidenceClass()).isEqualTo(EvidenceClass.SIGNED);
    }
  }

  @Test
  void seesThatVantagesDisagree() {
    // Given
    log(Watches.of(FROM, TO, 200, first(200, Fate.SILENT)), true);
    log(Watches.of(FROM, TO, 200, first(0, Fate.SILENT)), true);
    // When, then
    assertThat(found().reason()).isEqualTo(Reason.SOURCES_DISAGREE);
  }

  @Test
  void refutesByItsOwnWatchWhateverASingleLogSays() {
    // Given
    own = Watches.of(FROM, TO, 200, first(100, Fate.SILENT));
    log(Watches.of(FROM, TO, 200, first(0, Fate.SILENT)), true);
    // When, then
    assertThat(found().outcome()).isEqualTo(Outcome.REFUTED);
  }

  @Test
  void believesNoStranger() {
    // Given
    log(Watches.of(FROM, TO, 200, first(200, Fate.SILENT)), false);
    log(Watches.of(FROM, TO, 200, first(200, Fate.SILENT)), false);
    // When, then
    assertThat(found().reason()).isEqualTo(Reason.WEAK_SOURCE);
  }

  @Test
  void countsAVantageOnce() {
    // Given
    SigningKey key = trustedKey();
    log(Watches.of(FROM, MIDDLE, 100, first(100, Fate.SILENT)), key, List.of(Watches.NODE));
    log(Watches.of(OTHER, MIDDLE, TO, 100, first(100, Fate.SILENT)), key, List.of(Watches.NODE));
    // When, then
    assertThat(found().reason()).isEqualTo(Reason.WEAK_SOURCE);
  }

  /**
   * Two vantages with two logs each, from minute to minute, so many probes and misses in each: with
   * four logs 143 probes without a miss confirm. Unequal watches have to tell more.
   */
  @ParameterizedTest
  @CsvSource({
    "0-50 50-100, 80 80, 0 0, CONFIRMED,",
    "50-100 0-50, 80 80, 0 0, CONFIRMED,",
    "0-50 50-100, 72 72, 0 0, CONFIRMED,",
    "0-50 50-100, 71 71, 0 0, UNPROVEN, TOO_FEW_SAMPLES",
    "0-50 50-100, 80 80, 0 40, REFUTED,",
    "0-50 50-100, 80 80, 0 9, UNPROVEN, UNDECIDED",
    // a gap isn't covered, unless it is excluded
    "0-50 51-100, 80 80, 0 0, UNPROVEN, WINDOW_NOT_COVERED",
    "0-50 60-100, 80 80, 0 0, CONFIRMED,",
    "0-50 60-100, 80 80, 40 40, REFUTED,",
    // half of the window may be asked less often, at the cost of more probes
    "0-50 50-100, 140 20, 0 0, UNPROVEN, TOO_FEW_SAMPLES",
    "0-50 50-100, 1000 100, 0 0, CONFIRMED,",
    "0-50 50-100, 160 0, 0 0, UNPROVEN, WINDOW_NOT_COVERED",
    // misses where a vantage asked most aren't those of all of the time
    "0-10 10-100, 100 20, 45 0, UNPROVEN, TOO_FEW_SAMPLES",
    "0-10 10-100, 12 108, 6 30, REFUTED,"
  })
  void readsConsecutiveLogsAsOneSeries(
      String watches, String probes, String missed, Outcome outcome, @Nullable Reason reason) {
    // Given
    if (watches.contains("60-")) {
      maintenance.add(new Maintenance(minute(50), minute(60), FROM.minusSeconds(86_400)));
    }
    for (int vantage = 0; vantage < 2; vantage++) {
      SigningKey key = trustedKey();
      for (int log = 0; log < 2; log++) {
        String[] ends = part(watches, log).split("-", 2);
        UptimeWatch watch =
            Watches.of(
                log == 0 ? TestNetwork.SEED : OTHER,
                minute(Integer.parseInt(ends[0])),
                minute(Integer.parseInt(ends[1])),
                Integer.parseInt(part(probes, log)),
                first(Integer.parseInt(part(missed, log)), Fate.SILENT));
        log(watch, key, List.of(Watches.NODE));
      }
    }
    // When
    Finding finding = found();
    // Then
    assertThat(finding.outcome()).as(finding.explanation()).isEqualTo(outcome);
    assertThat(finding.reason()).as(finding.explanation()).isEqualTo(reason);
  }

  @Test
  void showsEachLogsOwnEvidence() {
    // Given
    SigningKey key = trustedKey();
    log(Watches.of(FROM, MIDDLE, 80, first(1, Fate.SILENT)), key, List.of(Watches.NODE));
    log(Watches.of(OTHER, MIDDLE, TO, 80, first(2, Fate.SILENT)), key, List.of(Watches.NODE));
    // When, then
    assertThat(found().observed())
        .filteredOn(value -> value.name().startsWith("probes.missed."))
        .extracting(Observed::name, Observed::value)
        .containsExactly(tuple("probes.missed.v0.1", "1"), tuple("probes.missed.v0.2", "2"));
  }

  /** The second log of one vantage, beside a first of the window's first half. */
  @ParameterizedTest
  @CsvSource({
    "c3, 49, overlaps another one of the same vantage",
    "c3, 0, overlaps another one of the same vantage",
    "5a, 50, has its seed"
  })
  void refusesALogThatIsNoFurtherWatch(String seed, int from, String why) {
    // Given
    SigningKey key = trustedKey();
    log(Watches.of(FROM, MIDDLE, 80, first(0, Fate.SILENT)), key, List.of(Watches.NODE));
    log(
        Watches.of(seed.repeat(32), minute(from), TO, 80, first(0, Fate.SILENT)),
        key,
        List.of(Watches.NODE));
    // When
    Finding finding = found();
    // Then
    assertThat(finding.explanation()).contains("At most 50 of the 100 minutes").contains(why);
  }

  @Test
  void refusesALogOfOtherNodes() {
    // Given
    SigningKey key = SigningKey.fresh();
    trusted.add(key);
    ProvingNode other =
        new ProvingNode("node-2", URI.create("http://10.0.0.2:4281"), Watches.KEY.publicKey());
    log(Watches.of(FROM, TO, 200, first(200, Fate.SILENT)), key, List.of(other));
    // When, then
    assertThat(found().reason()).isEqualTo(Reason.NOT_RECOGNISED);
  }

  @Test
  void refusesTimesThatAreNotTheSeeds() {
    // Given a watch that leaves its missed probes out, and puts others in their place
    UptimeWatch honest = Watches.of(FROM, TO, 200, first(50, Fate.SILENT));
    UptimeWatch other = Watches.of("c3".repeat(32), FROM, TO, 200, first(0, Fate.SILENT));
    log(new UptimeWatch(FROM, TO, FROM, honest.commitment(), honest.seed(), other.probes()), true);
    // When, then
    assertThat(found().reason()).isEqualTo(Reason.NOT_RECOGNISED);
  }

  @Test
  void refusesASeedThatIsNotTheCommittedOne() {
    // Given
    UptimeWatch watch = Watches.of(FROM, TO, 200, first(0, Fate.SILENT));
    String commitment = UptimeWatch.commitment("c3".repeat(32));
    log(new UptimeWatch(FROM, TO, FROM, commitment, watch.seed(), watch.probes()), true);
    // When, then
    assertThat(found().explanation()).contains("isn't the committed one");
  }

  @Test
  void refusesASeedThatWasCommittedLate() {
    // Given
    UptimeWatch watch = Watches.of(FROM, TO, 200, first(0, Fate.SILENT));
    log(
        new UptimeWatch(
            FROM, TO, FROM.plusSeconds(1), watch.commitment(), watch.seed(), watch.probes()),
        true);
    // When, then
    assertThat(found().explanation()).contains("committed after");
  }

  @Test
  void namesALogThatCannotBeRead() {
    // Given
    URI url = URI.create("https://vantage.example/0");
    network.serving(url, EvidenceClass.PROJECT_API, "<html>".getBytes(StandardCharsets.UTF_8));
    logs.add(url);
    // When, then
    assertThat(found().reason()).isEqualTo(Reason.SOURCE_SHAPE_CHANGED);
  }

  @Test
  void namesAWindowThatNobodyWatched() {
    assertThat(found().reason()).isEqualTo(Reason.NO_SOURCE);
  }

  @Test
  void replaysToTheSameObservation() {
    // Given
    own = Watches.of(FROM, TO, 60, first(10, Fate.SILENT));
    log(Watches.of(FROM, TO, 60, first(10, Fate.SILENT)), true);
    ComputeClaims claims = claims();
    UptimeCheck check = new UptimeCheck();
    // When
    UptimeObserved live =
        check.observe(claims, Judging.terms(claims), network).await().indefinitely();
    UptimeObserved again =
        check
            .observe(claims, Judging.terms(claims), new RecordedProbes(network.recorded()))
            .await()
            .indefinitely();
    // Then
    assertThat(again).isEqualTo(live);
    assertThat(check.pictures(claims, live))
        .singleElement()
        .isInstanceOfSatisfying(
            Picture.Histogram.class,
            picture ->
                assertThat(picture.buckets().stream().mapToLong(Picture.Bucket::count).sum())
                    .isEqualTo(20));
  }

  @Test
  void hasNothingToSayWithoutAClaim() {
    assertThat(
            Judging.finding(new UptimeCheck(), ComputeClaims.ofUptime(List.of()), network).reason())
        .isEqualTo(Reason.NO_CLAIM);
  }

  private Finding found() {
    return Judging.finding(new UptimeCheck(), claims(), network);
  }

  private ComputeClaims claims() {
    return ComputeClaims.ofUptime(
        List.of(
            new UptimeClaim(
                "up",
                List.of(Watches.NODE),
                new BigDecimal("0.95"),
                new Window(FROM, TO),
                maintenance,
                logs,
                Judging.STATEMENT)));
  }

  private void log(UptimeWatch watch, boolean isTrusted) {
    SigningKey key = SigningKey.fresh();
    if (isTrusted) {
      trusted.add(key);
    }
    log(watch, key, List.of(Watches.NODE));
  }

  private void log(UptimeWatch watch, SigningKey key, List<ProvingNode> nodes) {
    URI url = URI.create("https://vantage.example/" + logs.size());
    Instant at = TestNetwork.NOW.minusSeconds(60);
    UptimeLog log = UptimeLog.signed("v" + logs.size(), nodes, watch, at, key);
    network.serving(url, EvidenceClass.PROJECT_API, CanonicalJson.write(log));
    logs.add(url);
  }

  private SigningKey trustedKey() {
    SigningKey key = SigningKey.fresh();
    trusted.add(key);
    return key;
  }

  private static Instant minute(int number) {
    return FROM.plusSeconds(60L * number);
  }

  private static String part(String texts, int number) {
    return texts.split(" ", -1)[number];
  }

  private static IntFunction<Fate> first(int number, Fate fate) {
    return i -> i < number ? fate : Fate.SIGNED;
  }
}
