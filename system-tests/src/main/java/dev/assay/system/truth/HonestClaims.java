package dev.assay.system.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.cli.Complaint;
import dev.assay.cli.Home;
import dev.assay.demo.DemoNetwork;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.dossier.DossierReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The claims of the honest demo dossier, moved to a network at another address. What the dossier
 * pins is pinned anew, so that a network with other manifests is as honest as the demo's.
 */
final class HonestClaims {
  private static final String DEMO_ADDRESS = "http://127.42.0.1:4280";

  private final Path file;

  HonestClaims(Home home) {
    this.file = home.root().resolve("dossiers/demo/honest/dossier.yaml");
  }

  /** One layer's claims about this network. */
  ObjectNode of(LayerName layer, DemoNetwork network) {
    try {
      String text = Files.readString(file).replace(DEMO_ADDRESS, network.url());
      JsonNode dossier = DossierReader.tree(text.getBytes(StandardCharsets.UTF_8));
      ObjectNode claims = (ObjectNode) dossier.required("claims").required(layer.word());
      if (layer == LayerName.DATA) {
        ClaimsChange.set("/datasets/0/manifest/sha256", network.croissantDigest())
            .change(claims, network);
      }
      return claims;
    } catch (IOException e) {
      throw Complaint.unreadable(file, e);
    } catch (InvalidDocument e) {
      throw Complaint.invalid(file + " " + e.getMessage() + ".");
    }
  }
}
