package dev.assay.cli.stack;

import dev.assay.cli.Complaint;
import dev.assay.cli.Home;
import dev.assay.cli.program.OperatorSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * All stacks of this checkout: finds a running one, makes a folder for a new one, and ends what
 * commands that were killed have left behind. Safe against other commands by a file lock.
 */
public final class Stacks {
  private final Path folder;

  public Stacks(Home home) {
    this.folder = home.work().resolve("stacks");
  }

  /** A stack that other commands may use and that answers. */
  public Optional<RunningStack> shared() {
    return folders().stream()
        .map(StackFolder::state)
        .flatMap(Optional::stream)
        .filter(state -> state.shared() && state.owner().running().isPresent())
        .findFirst()
        .map(state -> new RunningStack(state.ready(), state.addresses(), state.operator()));
  }

  /**
   * A stack of another command.
   *
   * @param ready whether it answers already
   */
  public record RunningStack(boolean ready, Map<String, URI> addresses, OperatorSettings operator) {
    /** Where its gateway answers. */
    public URI gateway() {
      return Objects.requireNonNull(addresses.get(Part.GATEWAY.word()));
    }
  }

  /** Ends and removes every stack whose owner is gone; then makes a folder for a new one. */
  StackFolder claim(StackState state) {
    try {
      Files.createDirectories(folder);
      try (FileChannel lock = open();
          FileLock held = lock.lock()) {
        reapAll();
        refuseSecond(state.shared());
        StackFolder mine = new StackFolder(folder.resolve(UUID.randomUUID().toString()));
        Files.createDirectories(mine.temporary());
        mine.write(state);
        return mine;
      }
    } catch (IOException e) {
      throw Complaint.unwritable(folder, e);
    }
  }

  /** Ends and removes every stack whose owner is gone. */
  public void reap() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (FileChannel lock = open();
        FileLock held = lock.lock()) {
      reapAll();
    } catch (IOException e) {
      throw Complaint.unwritable(folder, e);
    }
  }

  /** Fails when a stack for every command is wanted, and one is up. */
  void refuseSecond(boolean wanted) {
    Optional<RunningStack> other = wanted ? shared() : Optional.empty();
    if (other.isPresent()) {
      throw Complaint.unavailable(
          "a stack is up already at %s; use it, or end it first.".formatted(other.get().gateway()));
    }
  }

  private void reapAll() {
    for (StackFolder each : folders()) {
      Optional<StackState> state = each.state();
      if (state.isEmpty() || state.get().owner().running().isEmpty()) {
        Reaper.reap(each, state);
      }
    }
  }

  private FileChannel open() throws IOException {
    return FileChannel.open(
        folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private List<StackFolder> folders() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return new ArrayList<>(all.filter(Files::isDirectory).map(StackFolder::new).toList());
    } catch (IOException e) {
      throw Complaint.unreadable(folder, e);
    }
  }
}
