package dev.assay.system.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the compiled classes of every module from the folders beside this one, so that the rules
 * hold over modules on which these tests don't depend. A folder that is missing or empty fails.
 */
record ClassFiles(Path home) {

  /** The checkout that this module stands in. */
  static ClassFiles ofThisCheckout() {
    Path module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    return new ClassFiles(module.getParent());
  }

  /** All modules' main classes, and the tests of this one. */
  JavaClasses read() {
    List<Path> folders = new ArrayList<>();
    Room.stream().map(room -> compiled(room, "classes")).forEach(folders::add);
    folders.add(compiled(Room.SYSTEM_TESTS, "test-classes"));
    return new ClassFileImporter().importPaths(folders);
  }

  private Path compiled(Room room, String kind) {
    Path folder = home.resolve(room.folder()).resolve("target").resolve(kind);
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException(
          folder + " is missing: build " + room.folder() + " before its rules are checked");
    }
    if (!holdsClasses(folder)) {
      throw new IllegalStateException(
          folder + " holds no class: build " + room.folder() + " before its rules are checked");
    }
    return folder;
  }

  private static boolean holdsClasses(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".class"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
