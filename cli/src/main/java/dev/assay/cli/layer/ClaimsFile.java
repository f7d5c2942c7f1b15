package dev.assay.cli.layer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.cli.Complaint;
import dev.assay.cli.dossier.DossierFile;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.dossier.DossierReader;
import java.nio.file.Path;

/**
 * One layer's claims on disk, alone or in a dossier.
 *
 * @param path the file
 * @param tree the claims
 */
record ClaimsFile(Path path, JsonNode tree) {

  static ClaimsFile at(Path named, LayerName layer) {
    DossierFile file = DossierFile.at(named);
    try {
      JsonNode tree = DossierReader.tree(file.bytes());
      return new ClaimsFile(
          file.path(), tree.has("claims") ? file.read().claims().of(layer) : tree);
    } catch (InvalidDocument e) {
      throw Complaint.invalid(file.path() + " " + e.getMessage() + ".");
    }
  }
}
