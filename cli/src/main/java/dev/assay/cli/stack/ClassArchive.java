package dev.assay.cli.stack;

import dev.assay.cli.Complaint;
import dev.assay.cli.Home;
import dev.assay.verification.document.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The archive of a service's loaded and linked classes (JEP 310, 483), by which it starts in a
 * third of the time. The first run only lists the classes that it loads, which costs it nothing;
 * the archive is made from the list once the run is over. An archive belongs to the exact jars and
 * Java version that it was made with.
 *
 * @param part whose
 * @param archive the archive of this build
 * @param scratch where the list of classes and the unfinished archive lie
 * @param classPath the service's jars
 */
record ClassArchive(Part part, Path archive, Path scratch, List<Path> classPath) {
  private static final int KEY_LENGTH = 16;
  private static final String ENDING = ".jsa";

  /** The archive of this service as it is built now. */
  static ClassArchive of(Home home, StackFolder folder, Part part, List<Path> classPath) {
    String name = part.word() + "-" + key(classPath) + ENDING;
    Path archive = home.work().resolve("archives").resolve(name);
    return new ClassArchive(part, archive, folder.temporary(), classPath);
  }

  /** Whether it is there to be used. */
  boolean isMade() {
    return Files.isReadable(archive);
  }

  /** Whether it isn't made, but a run has listed the classes for it. */
  boolean canBeMade() {
    return !isMade() && Files.isReadable(list());
  }

  /** The flag by which a service uses it, or lists its classes for it. */
  String flag() {
    return isMade() ? "-XX:SharedArchiveFile=" + archive : "-XX:DumpLoadedClassList=" + list();
  }

  /** The flags by which a JVM makes it from the list. */
  List<String> makingFlags() {
    return List.of(
        "-Xshare:dump",
        "-XX:SharedClassListFile=" + list(),
        "-XX:SharedArchiveFile=" + unfinished(),
        "-cp",
        joinedClassPath());
  }

  /** Puts the finished archive in the place of those of older builds. */
  void adopt() throws IOException {
    Path folder = Files.createDirectories(archive.resolveSibling(""));
    try (Stream<Path> all = Files.list(folder)) {
      for (Path old : all.filter(this::isOfThisPart).toList()) {
        Files.deleteIfExists(old);
      }
    }
    Files.move(unfinished(), archive, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The class path as one argument. */
  String joinedClassPath() {
    return classPath.stream().map(Path::toString).collect(Collectors.joining(":"));
  }

  private Path list() {
    return scratch.resolve(part.word() + ".classes");
  }

  private Path unfinished() {
    return scratch.resolve(part.word() + ENDING);
  }

  private boolean isOfThisPart(Path file) {
    return String.valueOf(file.getFileName()).startsWith(part.word() + "-");
  }

  private static String key(List<Path> classPath) {
    StringBuilder facts = new StringBuilder(System.getProperty("java.vm.version"));
    for (Path jar : classPath) {
      try {
        facts.append('\n').append(jar).append(' ').append(Files.size(jar)).append(' ');
        facts.append(Files.getLastModifiedTime(jar).toMillis());
      } catch (IOException e) {
        throw Complaint.unreadable(jar, e);
      }
    }
    byte[] bytes = facts.toString().getBytes(StandardCharsets.UTF_8);
    return Digest.of(bytes).hex().substring(0, KEY_LENGTH);
  }
}
