package dev.assay.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.cli.Home;
import dev.assay.cli.program.OperatorSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReaperTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;

  private Home home;
  private Process started;

  @BeforeEach
  void home() throws IOException {
    home = new Home(folder.toRealPath());
  }

  @AfterEach
  void end() {
    if (started != null) {
      started.destroyForcibly();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void givenAChildLeftByAKilledOwner_whenTheNextRunReaps_thenItAndItsFolderAreGone(boolean recorded)
      throws Exception {
    // Given
    started =
        Sleeper.java(
            Owner.class, List.of(), List.of(home.root().toString(), String.valueOf(recorded)));
    ProcessHandle child = childOf(started);
    started.destroyForcibly().waitFor();
    assertThat(child.isAlive()).isTrue();

    // When
    new Stacks(home).reap();

    // Then
    await().atMost(PATIENCE).until(() -> !child.isAlive());
    assertThat(stacks()).isEmpty();
  }

  @Test
  void givenAStackWhoseOwnerLives_whenReaping_thenItIsLeftAlone() throws Exception {
    // Given
    started = Sleeper.java(Owner.class, List.of(), List.of(home.root().toString(), "true"));
    ProcessHandle child = childOf(started);

    // When
    new Stacks(home).reap();

    // Then
    assertThat(child.isAlive()).isTrue();
    assertThat(stacks()).hasSize(1);
    child.destroyForcibly();
  }

  @Test
  void givenAReusedProcessId_whenReaping_thenTheOtherProcessIsNotKilled() throws Exception {
    // Given
    started = Sleeper.start(List.of());
    ProcessMark stranger =
        new ProcessMark("service", started.pid(), Instant.parse("2026-01-01T00:00:00Z"));
    ProcessMark gone = new ProcessMark("owner", started.pid(), Instant.EPOCH);
    StackFolder left = new StackFolder(home.work().resolve("stacks/left"));
    Files.createDirectories(left.path());
    left.write(
        new StackState(false, true, gone, List.of(stranger), Map.of(), OperatorSettings.NONE));

    // When
    new Stacks(home).reap();

    // Then
    assertThat(started.isAlive()).isTrue();
    assertThat(stacks()).isEmpty();
  }

  @Test
  void givenAPidFileOfAnotherTime_whenLookingForPostgres_thenTheProcessIsNotTakenForIt()
      throws Exception {
    // Given
    started = Sleeper.start(List.of());
    Path database = Files.createDirectories(folder.resolve("database"));
    long start = started.info().startInstant().orElseThrow().getEpochSecond();

    // When
    pidFile(database, start);
    boolean own = Postmaster.of(database).isPresent();
    pidFile(database, start - 3600);
    boolean reused = Postmaster.of(database).isPresent();

    // Then
    assertThat(own).isTrue();
    assertThat(reused).isFalse();
  }

  @Test
  void givenAFolderWithoutReadableState_whenReaping_thenItIsRemoved() throws IOException {
    // Given
    Path left = Files.createDirectories(home.work().resolve("stacks/half"));
    Files.writeString(left.resolve("stack.json"), "{");

    // When
    new Stacks(home).reap();

    // Then
    assertThat(left).doesNotExist();
  }

  private void pidFile(Path database, long startedAt) throws IOException {
    Files.writeString(
        database.resolve("postmaster.pid"),
        "%d\n/data\n%d\n5432\n".formatted(started.pid(), startedAt));
  }

  private static ProcessHandle childOf(Process owner) throws IOException {
    BufferedReader out = owner.inputReader();
    return ProcessHandle.of(Long.parseLong(out.readLine().strip())).orElseThrow();
  }

  private List<Path> stacks() throws IOException {
    try (Stream<Path> all = Files.list(home.work().resolve("stacks"))) {
      return all.filter(Files::isDirectory).toList();
    }
  }
}
