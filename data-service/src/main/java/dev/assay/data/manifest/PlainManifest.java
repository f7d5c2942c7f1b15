package dev.assay.data.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.data.digest.DigestAlgorithm;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the plain manifest: {@code {"files": [{"path": "a.csv", "url": "https://…", "sha256": "…",
 * "size": 123}]}}. Without {@code url} the path lies beside the manifest; {@code sha256} and {@code
 * size} may be absent, {@code "licence"} may name the licence; other fields are left alone.
 */
final class PlainManifest {
  private PlainManifest() {}

  static Manifest read(byte[] bytes, URI address) throws UnreadableManifest {
    JsonNode document = BoundedJson.read(bytes);
    JsonNode entries = document.get("files");
    if (entries == null || !entries.isArray()) {
      throw new UnreadableManifest("has no list 'files'");
    }
    if (entries.size() > Manifest.MAX_FILES) {
      throw new UnreadableManifest("lists more than " + Manifest.MAX_FILES + " files");
    }
    List<ManifestFile> files = new ArrayList<>();
    for (JsonNode entry : entries) {
      files.add(file(entry, address, files.size()));
    }
    String licence = BoundedJson.text(document.get("licence"));
    return new Manifest(
        Manifest.consistent(files), List.of(), licence == null ? List.of() : List.of(licence));
  }

  private static ManifestFile file(JsonNode entry, URI manifest, int index) {
    String path = BoundedJson.text(entry.get("path"));
    String url = BoundedJson.text(entry.get("url"));
    return new ManifestFile(
        path == null ? "files[" + index + "]" : path,
        address(manifest, path, url),
        ContentSize.of(entry.get("size")),
        null,
        digest(entry.get("sha256")),
        true);
  }

  private static @Nullable URI address(URI manifest, @Nullable String path, @Nullable String url) {
    if (url != null) {
      return FileAddress.written(manifest, url);
    }
    return path == null ? null : FileAddress.beside(manifest, path);
  }

  private static @Nullable DeclaredDigest digest(@Nullable JsonNode declared) {
    if (declared == null || declared.isNull()) {
      return null;
    }
    String text = BoundedJson.text(declared);
    return text == null
        ? new DeclaredDigest.Unusable("is no text")
        : DeclaredDigest.of(DigestAlgorithm.SHA256, text);
  }
}
