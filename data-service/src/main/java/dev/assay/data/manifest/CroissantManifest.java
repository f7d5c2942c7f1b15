package dev.assay.data.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.data.digest.DigestAlgorithm;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Croissant document (MLCommons, 1.0 and 1.1; what older ones share with them): the
 * FileObjects that stand on their own, which of them the RecordSets' fields read, and the licence.
 * What is contained in an archive is covered by the archive's digest.
 */
final class CroissantManifest {
  private final URI address;
  private final Map<String, JsonNode> objects = new LinkedHashMap<>();
  private final Map<String, JsonNode> sets = new LinkedHashMap<>();
  private final JsonNode dataset;

  private CroissantManifest(JsonNode dataset, URI address) {
    this.dataset = dataset;
    this.address = address;
  }

  static Manifest read(byte[] bytes, URI address) throws UnreadableManifest {
    JsonNode document = BoundedJson.read(bytes);
    JsonLd.demandUsualContext(document);
    return new CroissantManifest(datasetOf(document), address).manifest();
  }

  private static JsonNode datasetOf(JsonNode document) throws UnreadableManifest {
    JsonNode graph = document.isArray() ? document : document.get("@graph");
    if (graph == null || !graph.isArray()) {
      return demandDataset(document);
    }
    for (JsonNode node : graph) {
      if (JsonLd.is(node, "Dataset")) {
        return node;
      }
    }
    throw new UnreadableManifest("describes no Dataset");
  }

  private static JsonNode demandDataset(JsonNode document) throws UnreadableManifest {
    if (!JsonLd.is(document, "Dataset")) {
      throw new UnreadableManifest("describes no Dataset");
    }
    return document;
  }

  private Manifest manifest() throws UnreadableManifest {
    for (JsonNode entry : JsonLd.values(dataset, "distribution")) {
      put(JsonLd.is(entry, "FileSet") ? sets : objects, entry);
    }
    var reads = new CroissantReads(objects, sets).of(dataset);
    List<ManifestFile> files = new ArrayList<>();
    for (Map.Entry<String, JsonNode> object : objects.entrySet()) {
      if (JsonLd.values(object.getValue(), "containedIn").isEmpty()) {
        files.add(file(object.getKey(), object.getValue(), reads.files()));
      }
    }
    return new Manifest(Manifest.consistent(files), reads.unlisted(), licences());
  }

  /** Two entries under one id are kept apart, so that neither can hide the other. */
  private static void put(Map<String, JsonNode> entries, JsonNode entry) throws UnreadableManifest {
    String id = BoundedJson.text(entry.get("@id"));
    String name = id == null ? JsonLd.text(entry, "name") : id;
    String key = name == null ? "distribution[" + entries.size() + "]" : name;
    if (entries.putIfAbsent(key, entry) != null) {
      throw new UnreadableManifest("lists " + key + " twice");
    }
    if (entries.size() > Manifest.MAX_FILES) {
      throw new UnreadableManifest("lists more than " + Manifest.MAX_FILES + " files");
    }
  }

  private ManifestFile file(String id, JsonNode object, @Nullable Set<String> read) {
    String url = JsonLd.text(object, "contentUrl");
    return new ManifestFile(
        id,
        url == null ? null : FileAddress.written(address, url),
        ContentSize.of(JsonLd.values(object, "contentSize").stream().findFirst().orElse(null)),
        JsonLd.text(object, "encodingFormat"),
        digest(object),
        read == null || read.contains(id));
  }

  /** SHA-256 where it can be used, else MD5 where it can, else what is wrong with the first. */
  private static @Nullable DeclaredDigest digest(JsonNode object) {
    DeclaredDigest strong = digest(object, DigestAlgorithm.SHA256);
    if (strong instanceof DeclaredDigest.Usable) {
      return strong;
    }
    DeclaredDigest weak = digest(object, DigestAlgorithm.MD5);
    return weak instanceof DeclaredDigest.Usable || strong == null ? weak : strong;
  }

  private static @Nullable DeclaredDigest digest(JsonNode object, DigestAlgorithm algorithm) {
    List<JsonNode> declared = JsonLd.values(object, algorithm.word());
    if (declared.isEmpty() || declared.getFirst().isNull()) {
      return null;
    }
    String text = JsonLd.text(object, algorithm.word());
    return text == null
        ? new DeclaredDigest.Unusable("is no text")
        : DeclaredDigest.of(algorithm, text);
  }

  /** A licence is written as text, as an address, or as a CreativeWork with url, id or name. */
  private List<String> licences() {
    List<String> licences = new ArrayList<>();
    for (JsonNode licence : JsonLd.values(dataset, "license")) {
      String said = BoundedJson.text(licence);
      for (String term : List.of("@value", "@id", "url", "identifier", "name")) {
        if (said == null && licence.isObject()) {
          said =
              term.startsWith("@")
                  ? BoundedJson.text(licence.get(term))
                  : JsonLd.text(licence, term);
        }
      }
      if (said != null) {
        licences.add(said.length() > 500 ? said.substring(0, 500) : said);
      }
    }
    return licences.size() > 100 ? licences.subList(0, 100) : licences;
  }
}
