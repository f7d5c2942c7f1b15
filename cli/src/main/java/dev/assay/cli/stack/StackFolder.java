package dev.assay.cli.stack;

import dev.assay.cli.Complaint;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of one stack: its state, its database, its temporary files. Whatever a stack leaves
 * behind lies in here.
 *
 * @param path the folder
 */
record StackFolder(Path path) {
  private static final String STATE = "stack.json";

  Path database() {
    return path.resolve("database");
  }

  /** The children's temporary folder. */
  Path temporary() {
    return path.resolve("tmp");
  }

  /** The register of sources, as the services read it. */
  Path register() {
    return path.resolve("register.json");
  }

  /** The state; empty when the folder holds none that can be read. */
  Optional<StackState> state() {
    try {
      return Optional.of(
          CanonicalJson.read(Files.readAllBytes(path.resolve(STATE)), StackState.class));
    } catch (IOException | InvalidDocument e) {
      return Optional.empty();
    }
  }

  /** Writes the state in one step, so that a reader never sees half of it. */
  void write(StackState state) {
    try {
      Path fresh = path.resolve(STATE + ".new");
      Files.write(fresh, CanonicalJson.write(state));
      Files.move(
          fresh,
          path.resolve(STATE),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw Complaint.unwritable(path, e);
    }
  }

  /** Removes the folder with everything in it. */
  void delete() {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw Complaint.unwritable(path, e);
    }
  }
}
