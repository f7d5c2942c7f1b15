package dev.assay.data.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.data.claims.DataClaims;
import dev.assay.data.claims.DatasetClaim;
import dev.assay.data.claims.LicenceClaim;
import dev.assay.data.claims.ManifestClaim;
import dev.assay.data.claims.ManifestFormat;
import dev.assay.verification.document.Digest;
import dev.assay.verification.dossier.Statement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A small Croissant dataset for tests, made up in the shape that MLCommons documents; honest until
 * a test changes one thing of its manifest or of what is served.
 */
public final class MadeUpDataset {
  /** Where the manifest is served. */
  public static final URI MANIFEST = URI.create("http://data.example/set/croissant.json");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Statement STATEMENT =
      new Statement(
          URI.create("https://project.example/data"), LocalDate.of(2026, 10, 1), "Open data.");

  private final Map<String, byte[]> contents = new LinkedHashMap<>();
  private final ObjectNode document = JSON.createObjectNode();
  private final List<Consumer<ScriptedWorld>> served = new ArrayList<>();
  private boolean pinned = true;
  private Boolean immutable;
  private Consumer<ObjectNode> afterPinning = manifest -> {};

  public MadeUpDataset() {
    document.put("@type", "sc:Dataset");
    document.put("name", "made-up");
    document.put("license", "https://creativecommons.org/licenses/by/4.0/");
    document.putArray("distribution");
    document.putArray("recordSet");
    file("rows.csv", "id,label\n1,a\n2,b\n");
    file("labels.csv", "a,Apple\nb,Banana\n");
    reads("rows", "rows.csv");
    reads("labels", "labels.csv");
  }

  /** Where this file is served. */
  public static URI address(String name) {
    return MANIFEST.resolve(name);
  }

  /** Adds a file with its right digest. */
  public MadeUpDataset file(String name, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    contents.put(name, bytes);
    ((ArrayNode) document.get("distribution"))
        .addObject()
        .put("@type", "cr:FileObject")
        .put("@id", name)
        .put("contentUrl", name)
        .put("contentSize", bytes.length + " B")
        .put("sha256", Digest.of(bytes).hex());
    return this;
  }

  /** Adds a record set with one field that reads this id. */
  public MadeUpDataset reads(String recordSet, String id) {
    ObjectNode set = ((ArrayNode) document.get("recordSet")).addObject();
    set.put("@type", "cr:RecordSet").put("@id", recordSet);
    ObjectNode field = set.putArray("field").addObject().put("@type", "cr:Field");
    field.putObject("source").putObject("fileObject").put("@id", id);
    return this;
  }

  /** Changes the manifest before it is pinned. */
  public MadeUpDataset manifest(Consumer<ObjectNode> change) {
    change.accept(document);
    return this;
  }

  /** Changes this file's entry before the manifest is pinned. */
  public MadeUpDataset entry(String name, Consumer<ObjectNode> change) {
    document
        .get("distribution")
        .forEach(
            entry -> {
              if (entry.path("@id").asText().equals(name)) {
                change.accept((ObjectNode) entry);
              }
            });
    return this;
  }

  /** Changes the manifest after the dossier pinned it. */
  public MadeUpDataset afterPinning(Consumer<ObjectNode> change) {
    afterPinning = change;
    return this;
  }

  /** Changes what is served beside the manifest. */
  public MadeUpDataset served(Consumer<ScriptedWorld> change) {
    served.add(change);
    return this;
  }

  /** A dossier without a pin. */
  public MadeUpDataset unpinned() {
    pinned = false;
    return this;
  }

  /** A dossier that promises that the manifest never changes. */
  public MadeUpDataset immutable() {
    immutable = true;
    return this;
  }

  /** What the dossier says. */
  public DataClaims claims(String spdx) {
    ManifestClaim manifest =
        new ManifestClaim(
            MANIFEST,
            ManifestFormat.CROISSANT,
            pinned ? Digest.of(bytes(document)) : null,
            immutable);
    LicenceClaim licence = spdx == null ? null : new LicenceClaim(spdx, STATEMENT);
    return new DataClaims(List.of(new DatasetClaim("made-up", manifest, licence, STATEMENT)));
  }

  /** What is served. */
  public ScriptedWorld world() {
    ObjectNode now = document.deepCopy();
    afterPinning.accept(now);
    ScriptedWorld world = new ScriptedWorld();
    world.serve(MANIFEST, bytes(now));
    contents.forEach((name, content) -> world.serve(address(name), content));
    served.forEach(change -> change.accept(world));
    return world;
  }

  private static byte[] bytes(ObjectNode manifest) {
    try {
      return JSON.writeValueAsBytes(manifest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
