package dev.assay.system.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.system.process.AssayProgram;
import dev.assay.system.process.FreePorts;
import dev.assay.system.process.OwnHome;
import dev.assay.system.process.StackProcess;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.policy.Verdict;
import dev.assay.verification.policy.VerdictWord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stack that stays up: what a killed one leaves is ended by the next, other commands use it, and
 * Ctrl-C ends it. The last test ends the stack that the others share.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int PORT = FreePorts.inARow(5);

  private static final List<AssayProgram> STARTED = new ArrayList<>();

  @TempDir static Path folder;

  private static Path home;
  private static Path killed;
  private static List<ProcessHandle> left = List.of();
  private static AssayProgram up;

  @BeforeAll
  static void killOneAndStartAnother() throws Exception {
    home = OwnHome.named("up");
    AssayProgram first = up();
    killed = stackOf(first);
    left = StackProcess.all(killed);
    first.kill();
    up = up();
  }

  @AfterAll
  static void end() {
    STARTED.forEach(program -> program.process().destroy());
    STARTED.forEach(AssayProgram::ended);
    left.forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  @Order(1)
  void givenAKilledStack_whenTheNextStarts_thenItsProcessesAndDatabaseAreGone() {
    // Then
    assertThat(left).hasSize(6).noneMatch(ProcessHandle::isAlive);
    assertThat(killed).doesNotExist();
  }

  @Test
  @Order(2)
  void givenAStack_whenAnotherIsAskedFor_thenOneSentence() {
    // When
    AssayProgram second = AssayProgram.startIn(home, "up", "--port", FreePorts.inARow(5)).ended();

    // Then
    assertThat(second.exitCode()).isGreaterThanOrEqualTo(64);
    assertThat(second.err().lines().filter(line -> line.contains("is up already"))).hasSize(1);
    assertThat(second.err()).doesNotContain("Exception");
  }

  @Test
  @Order(3)
  void givenATakenPort_whenAStackIsAskedFor_thenOneSentenceNamesIt() throws IOException {
    // Given
    Path other = OwnHome.named("refused");
    try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {

      // When
      AssayProgram refused =
          AssayProgram.startIn(other, "up", "--port", holder.getLocalPort()).ended();

      // Then
      assertThat(refused.exitCode()).isGreaterThanOrEqualTo(64);
      assertThat(refused.err()).contains("port " + holder.getLocalPort() + ",");
      assertThat(refused.err()).doesNotContain("Exception");
    }
  }

  @Test
  @Order(4)
  void givenTheLiar_whenVerifiedOnTheStack_thenFailNamesEveryLie() throws Exception {
    // When
    AssayProgram liar =
        AssayProgram.startIn(
                home,
                "verify",
                home.resolve("dossiers/demo/liar"),
                "--run",
                "--json",
                "--out",
                folder.resolve("liar"))
            .ended();

    // Then
    assertThat(liar.exitCode()).as(liar.err()).isEqualTo(1);
    assertThat(liar.err()).contains("using the running stack");
    Verdict verdict = verdict(liar);
    assertThat(verdict.verdict()).isEqualTo(VerdictWord.FAIL);
    assertThat(refuted(verdict))
        .contains(
            "compute.node-count nodes",
            "compute.node-liveness liveness",
            "data.integrity sensor-readings",
            "tokenomics.supply-schedule supply",
            "tokenomics.utility inference payments")
        // How much of a slow first token is surely not our own delay depends on this machine's
        // load.
        .anyMatch(refuted -> refuted.startsWith("inference.latency chat "));
  }

  @Test
  @Order(5)
  void givenARealProjectOutOfReach_whenVerified_thenInconclusiveAndEverySourceIsNamed()
      throws Exception {
    // Given: the stack lets nobody ask the ports that Akash's sources listen on
    // When
    AssayProgram akash =
        AssayProgram.startIn(
                home,
                "verify",
                home.resolve("dossiers/akash"),
                "--gateway",
                "http://127.0.0.1:" + PORT,
                "--json",
                "--out",
                folder.resolve("akash"))
            .ended();

    // Then
    assertThat(akash.exitCode()).as(akash.err()).isEqualTo(3);
    Verdict verdict = verdict(akash);
    assertThat(verdict.verdict()).isEqualTo(VerdictWord.INCONCLUSIVE);
    assertThat(findings(verdict)).noneMatch(finding -> finding.outcome().decided());
    assertThat(findings(verdict).stream().map(UpTest::everything).toList())
        .anyMatch(said -> said.contains("console-api.akash.network"))
        .anyMatch(said -> said.contains("api.akashml.com"));
  }

  @Test
  @Order(6)
  void givenAStack_whenInterrupted_thenNothingOfItIsLeft() throws Exception {
    // Given
    Path stack = stackOf(up);
    List<ProcessHandle> processes = StackProcess.all(stack);
    assertThat(processes).hasSize(6).allMatch(ProcessHandle::isAlive);

    // When
    up.interrupt();
    up.ended();

    // Then
    await().atMost(PATIENCE).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    assertThat(stack).doesNotExist();
  }

  private static AssayProgram up() {
    AssayProgram program =
        AssayProgram.startIn(
            home, "up", "--operator", home.resolve("dossiers/demo/honest"), "--port", PORT);
    STARTED.add(program);
    await()
        .atMost(PATIENCE)
        .until(() -> !program.process().isAlive() || program.out().contains("Ctrl-C"));
    assertThat(program.process().isAlive()).as(program.err()).isTrue();
    return program;
  }

  private static Path stackOf(AssayProgram program) throws IOException {
    return StackProcess.stacks(home, program.process().pid()).getFirst();
  }

  private static Verdict verdict(AssayProgram of) throws Exception {
    return CanonicalJson.read(of.out().getBytes(StandardCharsets.UTF_8), Verdict.class);
  }

  private static List<Finding> findings(Verdict verdict) {
    return verdict.layers().stream().flatMap(layer -> layer.findings().stream()).toList();
  }

  private static Set<String> refuted(Verdict verdict) {
    Set<String> refuted = new TreeSet<>();
    for (Finding finding : findings(verdict)) {
      if (finding.outcome() == Outcome.REFUTED) {
        refuted.add(finding.check() + " " + finding.subject());
      }
    }
    return refuted;
  }

  private static String everything(Finding finding) {
    return finding.explanation() + " " + finding.observed();
  }
}
