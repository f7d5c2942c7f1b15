package dev.assay.inference.spill;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder in which loads keep their evidence while they run. A file loses its name as soon as it
 * is open, where the platform can do that, and else when its load ends; what a killed process left
 * behind is deleted at the next start. Others may use the folder too. Thread-safe.
 */
@ApplicationScoped
public class SpillFolder {
  private static final Logger LOG = LoggerFactory.getLogger(SpillFolder.class);
  private static final String PREFIX = "assay-load-";
  private static final String SUFFIX = ".evidence";

  private final Path folder;
  private final long mostPerLoad;
  private final long most;
  private final AtomicLong held = new AtomicLong();

  @Inject
  SpillFolder(EvidenceSettings settings) {
    this(
        settings.folder().orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"))),
        settings.bytesPerLoad(),
        settings.bytes());
  }

  /** A folder, with room for so many bytes of one load, and of all. */
  public SpillFolder(Path folder, long mostPerLoad, long most) {
    this.folder = folder;
    this.mostPerLoad = mostPerLoad;
    this.most = most;
  }

  void start(@Observes StartupEvent event) {
    deleteLeftovers();
  }

  /** Deletes what no process holds open under a name any more. */
  void deleteLeftovers() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
      for (Path file : files) {
        delete(file);
      }
    } catch (IOException e) {
      LOG.warn("the folder of evidence can't be read", e);
    }
  }

  /** A file for one load; call it on a worker thread. */
  public Spill open() throws EvidenceLost {
    try {
      Files.createDirectories(folder);
      Path file = Files.createTempFile(folder, PREFIX, SUFFIX);
      return new Spill(
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE),
          mostPerLoad,
          this);
    } catch (IOException e) {
      throw EvidenceLost.disk(e);
    }
  }

  void hold(long bytes) throws EvidenceLost {
    if (held.addAndGet(bytes) > most) {
      held.addAndGet(-bytes);
      throw EvidenceLost.tooLarge("all loads of this replica", most);
    }
  }

  void free(long bytes) {
    held.addAndGet(-bytes);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("evidence that an earlier process left behind can't be deleted: {}", file, e);
    }
  }
}
