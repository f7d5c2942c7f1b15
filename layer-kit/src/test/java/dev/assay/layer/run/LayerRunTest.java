package dev.assay.layer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.assay.layer.door.StartOrder;
import dev.assay.layer.door.Starting;
import dev.assay.layer.door.Verifications;
import dev.assay.layer.evidence.Evidence;
import dev.assay.layer.evidence.EvidenceStore;
import dev.assay.layer.sample.SampleClaims;
import dev.assay.layer.sample.SampleClaims.Misbehaviour;
import dev.assay.layer.sample.SampleLayer;
import dev.assay.layer.sample.Target;
import dev.assay.layer.store.Budget;
import dev.assay.layer.store.Journal;
import dev.assay.layer.store.Order;
import dev.assay.layer.store.VerificationEvent;
import dev.assay.layer.store.VerificationState;
import dev.assay.layer.store.VerificationStore;
import dev.assay.layer.testing.PostgresResource;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Recording;
import dev.assay.verification.evidence.Register;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.RecordedAnswer;
import dev.assay.verification.probe.RecordedProbes;
import dev.assay.verification.report.LayerJudge;
import dev.assay.verification.report.LayerReport;
import dev.assay.verification.report.ObservationDocument;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class LayerRunTest {
  @Inject Starting starting;
  @Inject Verifications verifications;
  @Inject VerificationStore store;
  @Inject EvidenceStore evidence;
  @Inject AgroalDataSource database;

  private Target target;

  @BeforeEach
  void startTarget() {
    target = new Target();
  }

  @AfterEach
  void stopTarget() {
    target.close();
  }

  @Test
  void recordsWhatReplaysToTheSameReport() throws Exception {
    // Given
    SampleClaims claims = claims("/yes", Misbehaviour.NONE);
    UUID id = start(claims, Budget.standard());
    LayerReport report = report(id);

    // When
    RecordedProbes probes = new RecordedProbes(recorded(report.recording()));
    Terms terms = CanonicalJson.read(content(report.terms()), Terms.class);
    Map<String, ObservationDocument> again = new HashMap<>();
    for (var check : new SampleLayer().checks()) {
      Object observation = get(check.observe(claims, terms, probes).map(o -> (Object) o));
      again.put(
          check.spec().id(),
          new ObservationDocument(
              ObservationDocument.SCHEMA,
              check.spec().id(),
              check.spec().version(),
              terms.digest(),
              CanonicalJson.tree(observation),
              null));
    }
    Recording recording = CanonicalJson.read(content(report.recording()), Recording.class);
    LayerReport replayed =
        new LayerJudge<>(new SampleLayer()).report(claims, terms, again, recording);

    // Then
    assertThat(CanonicalJson.digest(replayed)).isEqualTo(CanonicalJson.digest(report));
  }

  @Test
  void aLargeAnswerIsAskedForOnceAndReadBackForEachCheck() throws Exception {
    // When
    LayerReport report = report(start(claims("/long", Misbehaviour.NONE), Budget.standard()));

    // Then
    assertThat(target.asked("/long")).isEqualTo(1);
    assertThat(report.findings())
        .extracting(Finding::outcome)
        .startsWith(Outcome.CONFIRMED, Outcome.CONFIRMED);
    assertThat(recorded(report.recording()).values())
        .anySatisfy(answer -> assertThat(answer.body()).hasSize(3_000_011));
  }

  @Test
  void keepsEverythingThatTheReportNames() throws Exception {
    // When
    LayerReport report = report(start(claims("/yes", Misbehaviour.NONE), Budget.standard()));

    // Then
    assertThat(content(report.claims())).isNotEmpty();
    assertThat(content(report.terms())).isNotEmpty();
    assertThat(content(report.recording())).isNotEmpty();
    assertThat(report.checks())
        .allSatisfy(check -> assertThat(content(check.observation())).isNotEmpty());
    assertThat(report.findings())
        .flatExtracting(Finding::evidence)
        .allSatisfy(digest -> assertThat(content((Digest) digest)).isNotEmpty());
  }

  @Test
  void cancellingClosesAHangingSocketAndReportsWhatIsKnown() throws Exception {
    // Given
    UUID id = start(claims("/hang", Misbehaviour.NONE), Budget.standard());
    await().atMost(Duration.ofSeconds(10)).until(() -> target.open.get() == 1);

    // When
    get(verifications.cancel(id));

    // Then
    await().atMost(Duration.ofSeconds(5)).until(() -> target.open.get() == 0);
    LayerReport report = report(id);
    assertThat(get(store.find(id)).state()).isEqualTo(VerificationState.CANCELLED);
    assertThat(report.findings().getFirst().reason()).isEqualTo(Reason.CANCELLED);
    assertThat(report.findings().getFirst().outcome()).isEqualTo(Outcome.UNPROVEN);
  }

  @Test
  void aQuestionThatComesTooLateIsAnAnswer() throws Exception {
    // Given
    Budget twoSeconds = new Budget(0, 0, 2);

    // When
    LayerReport report = report(start(claims("/hang", Misbehaviour.NONE), twoSeconds));

    // Then
    assertThat(report.findings().getFirst().reason()).isEqualTo(Reason.TIMED_OUT);
    await().atMost(Duration.ofSeconds(5)).until(() -> target.open.get() == 0);
  }

  @Test
  void aSpentBudgetIsAnAnswer() throws Exception {
    // Given
    Budget tenBytes = new Budget(0, 10, 0);

    // When
    LayerReport report = report(start(claims("/yes", Misbehaviour.NONE), tenBytes));

    // Then
    assertThat(report.findings().getFirst().reason()).isEqualTo(Reason.BUDGET_SPENT);
  }

  @Test
  void failuresOfTheTargetAreAnswers() throws Exception {
    assertThat(reasonOf("/error")).isEqualTo(Reason.SOURCE_ERROR);
    assertThat(reasonOf("/big")).isEqualTo(Reason.TOO_LARGE);
    assertThat(reasonOf(URI.create("http://127.0.0.1:1024/"))).isEqualTo(Reason.SOURCE_UNREACHABLE);
    assertThat(reasonOf(URI.create("http://10.0.0.1:8080/"))).isEqualTo(Reason.ADDRESS_REFUSED);
    assertThat(reasonOf(URI.create("http://127.0.0.1:80/"))).isEqualTo(Reason.ADDRESS_REFUSED);
    assertThat(reasonOf(URI.create("ftp://127.0.0.1/"))).isEqualTo(Reason.ADDRESS_REFUSED);
  }

  @Test
  void aCheckThatThrowsIsADefectOfOursAndEndsNothingElse() throws Exception {
    for (Misbehaviour misbehaviour :
        List.of(Misbehaviour.OBSERVE_THROWS, Misbehaviour.JUDGE_THROWS)) {
      // When
      LayerReport report = report(start(claims("/yes", misbehaviour), Budget.standard()));

      // Then
      assertThat(report.findings())
          .extracting(Finding::outcome)
          .containsExactly(Outcome.CONFIRMED, Outcome.CONFIRMED, Outcome.UNPROVEN);
      assertThat(report.findings().getLast().reason()).isEqualTo(Reason.CHECK_FAILED);
      assertThat(report.findings().getLast().explanation()).doesNotContain("Exception");
    }
  }

  @Test
  void anotherReplicaResumesWhatADeadOneLeftRunning() throws Exception {
    // Given: a replica that fixed the terms, recorded an answer, and died
    SampleClaims claims = claims("/never-asked", Misbehaviour.NONE);
    UUID id = UUID.randomUUID();
    schedule(id, "now() + interval '1 hour', false, null, null");
    get(store.enqueue(order(id, claims), 100));
    Journal dead = get(store.claim(id)).journal();
    Terms terms = Terms.standard(Instant.now());
    get(
        dead.begin(
            Evidence.document(terms.fixing(new SampleLayer().name(), 2)),
            Evidence.document(Register.empty()),
            new VerificationEvent.Started(List.of("compute.word"), 2)));
    RecordedAnswer answer = answer(HttpGet.of(claims.document(), 1024), "it says yes");
    get(
        dead.answer(
            answer.entry(),
            List.of(
                Evidence.document(answer.envelope()), Evidence.of("text/plain", answer.body()))));

    // When
    execute("update scheduled_tasks set execution_time = now() where task_instance = '" + id + "'");
    LayerReport report = report(id);

    // Then
    assertThat(report.findings().getFirst().outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(target.asked("/never-asked")).isZero();
    assertThat(get(store.find(id)).attempt()).isGreaterThan(1);
    assertThatThrownBy(() -> get(dead.append(new VerificationEvent.CheckStarted("compute.word"))))
        .isInstanceOf(Journal.Superseded.class);
  }

  @Test
  void anExecutionWhoseReplicaDiedIsTakenUp() throws Exception {
    // Given: db-scheduler's row as a killed process leaves it
    UUID id = UUID.randomUUID();
    schedule(id, "now() - interval '1 hour', true, 'dead', now() - interval '1 hour'");

    // When
    get(store.enqueue(order(id, claims("/yes", Misbehaviour.NONE)), 100));

    // Then
    assertThat(report(id).findings()).hasSize(3);
  }

  @Test
  void aRunThatKillsItsReplicasIsGivenUp() throws Exception {
    // Given
    UUID id = UUID.randomUUID();
    get(store.enqueue(order(id, claims("/hang", Misbehaviour.NONE)), 100));
    for (int attempt = 0; attempt < 5; attempt++) {
      get(store.claim(id));
    }

    // When
    LayerReport report = report(id);

    // Then
    assertThat(report.findings()).extracting(Finding::reason).containsOnly(Reason.CHECK_FAILED);
  }

  @Test
  void aFullQueueTakesNothing() {
    // Given
    UUID id = UUID.randomUUID();
    Order order = order(id, claims("/yes?" + id, Misbehaviour.NONE));

    // When
    VerificationStore.Queued queued = get(store.enqueue(order, 0));

    // Then
    assertThat(queued).isEqualTo(VerificationStore.Queued.QUEUE_FULL);
    assertThat(get(store.find(id))).isNull();
    assertThat(get(evidence.find(order.claims()))).isNull();
  }

  /** An execution of db-scheduler: execution_time, picked, picked_by, last_heartbeat. */
  private void schedule(UUID id, String lease) throws SQLException {
    execute(
        "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by,"
            + " last_heartbeat, version) values ('verification', '"
            + id
            + "', "
            + lease
            + ", 1)");
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Reason reasonOf(String path) throws Exception {
    return reasonOf(target.at(path));
  }

  private Reason reasonOf(URI address) throws Exception {
    SampleClaims claims = new SampleClaims(address, "yes", 0, Misbehaviour.NONE);
    return report(start(claims, Budget.standard())).findings().getFirst().reason();
  }

  private SampleClaims claims(String path, Misbehaviour misbehaviour) {
    return new SampleClaims(target.at(path), "yes", 0, misbehaviour);
  }

  private UUID start(SampleClaims claims, Budget budget) {
    return get(
        starting.start(
            new StartOrder(UUID.randomUUID(), CanonicalJson.write(claims), null, budget, "test")));
  }

  private Order order(UUID id, SampleClaims claims) {
    Evidence document = Evidence.document(claims);
    Evidence terms = Evidence.document(Terms.standard(Instant.now()));
    return new Order(
        id,
        Digest.of(id.toString().getBytes(StandardCharsets.UTF_8)),
        document.digest(),
        terms.digest(),
        new Budget(100, 1_000_000, 60),
        "test",
        null,
        get(evidence.pack(List.of(document, terms))));
  }

  private static RecordedAnswer answer(HttpGet question, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    return new RecordedAnswer(
        new Envelope(
            Envelope.SCHEMA,
            question.canonical(),
            Instant.now(),
            "127.0.0.1:1",
            EvidenceClass.PROJECT_API,
            null,
            null,
            "text/plain",
            Digest.of(body),
            Map.of(HttpGet.STATUS, "200")),
        body);
  }

  private LayerReport report(UUID id) throws Exception {
    await().atMost(Duration.ofSeconds(20)).until(() -> get(store.find(id)).report() != null);
    return CanonicalJson.read(content(get(store.find(id)).report()), LayerReport.class);
  }

  private Map<Digest, RecordedAnswer> recorded(Digest recording) throws Exception {
    Map<Digest, RecordedAnswer> answers = new HashMap<>();
    for (Recording.Entry entry :
        CanonicalJson.read(content(recording), Recording.class).answers()) {
      Envelope envelope = CanonicalJson.read(content(entry.envelope()), Envelope.class);
      byte[] body = entry.body() == null ? null : content(entry.body());
      answers.put(entry.question(), new RecordedAnswer(envelope, body));
    }
    return answers;
  }

  private byte[] content(Digest digest) {
    return get(evidence.content(digest));
  }

  private static <T> T get(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }
}
