package dev.assay.gateway.catalogue;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schemas of all documents, packed with the gateway; generated from the records, never
 * written by hand. Thread-safe.
 */
@ApplicationScoped
public class Schemas {
  private static final List<String> NAMES =
      List.of(
          "bundle",
          "catalogue",
          "compute-claims",
          "data-claims",
          "dossier",
          "finding",
          "inference-claims",
          "layer-report",
          "observation",
          "observation-envelope",
          "policy",
          "recording",
          "register",
          "terms",
          "tokenomics-claims",
          "verdict");

  private final SortedMap<String, byte[]> schemas = new TreeMap<>();

  Schemas() {
    NAMES.forEach(name -> schemas.put(name, load(name)));
  }

  /** The names of all schemas. */
  public List<String> names() {
    return NAMES;
  }

  /** The schema of this name as canonical JSON, or null. */
  public byte @Nullable [] find(String name) {
    byte[] schema = schemas.get(name);
    return schema == null ? null : schema.clone();
  }

  /** All schemas by name. */
  public Map<String, byte[]> all() {
    return Map.copyOf(schemas);
  }

  private static byte[] load(String name) {
    String path = "/schemas/" + name + ".json";
    try (InputStream json = Schemas.class.getResourceAsStream(path)) {
      if (json == null) {
        throw new IllegalStateException("the schema " + path + " is not packed");
      }
      return CanonicalJson.canonical(json.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InvalidDocument e) {
      throw new IllegalStateException(path + " is not JSON", e);
    }
  }
}
