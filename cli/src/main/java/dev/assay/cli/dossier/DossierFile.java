package dev.assay.cli.dossier;

import dev.assay.cli.Complaint;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.dossier.Dossier;
import dev.assay.verification.dossier.DossierReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * A dossier on disk: a folder with {@code dossier.yaml}, or the file itself.
 *
 * @param path the file
 * @param bytes as they stand there
 */
public record DossierFile(Path path, byte[] bytes) {
  private static final String NAME = "dossier.yaml";

  /** The dossier that an argument names. */
  public static DossierFile at(Path named) {
    Path file = Files.isDirectory(named) ? named.resolve(NAME) : named;
    try {
      if (Files.exists(file) && Files.size(file) > Dossier.MAX_BYTES) {
        throw Complaint.invalid(
            "%s has more than %d bytes, the most a dossier may have."
                .formatted(file, Dossier.MAX_BYTES));
      }
      return new DossierFile(file, Files.readAllBytes(file));
    } catch (IOException e) {
      throw Complaint.unreadable(file, e);
    }
  }

  /** The document; a {@link Complaint} names what is wrong and where. */
  public Dossier read() {
    try {
      return DossierReader.read(bytes);
    } catch (InvalidDocument e) {
      throw notValid(e);
    }
  }

  /** The complaint that this dossier is not valid. */
  public Complaint notValid(InvalidDocument e) {
    String problems =
        e.problems().stream()
            .map(p -> (p.path().isEmpty() ? "/" : p.path()) + ": " + p.message())
            .collect(Collectors.joining("; "));
    return Complaint.invalid(path + " is not a valid dossier: " + problems + ".");
  }
}
