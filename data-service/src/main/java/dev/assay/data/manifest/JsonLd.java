package dev.assay.data.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads Croissant's terms out of JSON-LD without loading a context: a term may stand under its
 * plain name, a usual prefix or its whole IRI. A document whose own context gives one of these
 * names another meaning, or another name one of these meanings, is refused: other readers would
 * read other files than we do.
 */
final class JsonLd {
  private static final List<String> PREFIXES =
      List.of(
          "",
          "sc:",
          "cr:",
          "schema:",
          "https://schema.org/",
          "http://schema.org/",
          "http://mlcommons.org/croissant/",
          "https://mlcommons.org/croissant/");

  private static final Set<String> TERMS =
      Set.of(
          "distribution",
          "contentUrl",
          "contentSize",
          "encodingFormat",
          "sha256",
          "md5",
          "containedIn",
          "includes",
          "excludes",
          "recordSet",
          "field",
          "subField",
          "source",
          "fileObject",
          "fileSet",
          "license");

  private JsonLd() {}

  /** Every value of this term, in order, with lists and sets opened. */
  static List<JsonNode> values(JsonNode node, String term) {
    List<JsonNode> found = new ArrayList<>();
    for (String prefix : PREFIXES) {
      JsonNode value = node.get(prefix + term);
      if (value != null) {
        open(value, found);
      }
    }
    return found;
  }

  /** The first text of this term; null when there is none. */
  static @Nullable String text(JsonNode node, String term) {
    for (JsonNode value : values(node, term)) {
      JsonNode inner = value.isObject() && value.has("@value") ? value.get("@value") : value;
      String text = BoundedJson.text(inner);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  /** The ids that the values of this term refer to, as {@code {"@id": …}} or as plain text. */
  static List<String> references(JsonNode node, String term) {
    List<String> ids = new ArrayList<>();
    for (JsonNode value : values(node, term)) {
      String id = BoundedJson.text(value.isObject() ? value.get("@id") : value);
      if (id != null) {
        ids.add(id);
      }
    }
    return ids;
  }

  /** Whether the node is of this type, whatever its prefix. */
  static boolean is(JsonNode node, String type) {
    List<JsonNode> types = new ArrayList<>();
    JsonNode declared = node.get("@type");
    if (declared != null) {
      open(declared, types);
    }
    return types.stream().anyMatch(t -> local(t.asText("")).equals(type));
  }

  /** Refuses a document whose own context moves the terms that are read here. */
  static void demandUsualContext(JsonNode document) throws UnreadableManifest {
    List<JsonNode> contexts = new ArrayList<>();
    if (document.has("@context")) {
      open(document.get("@context"), contexts);
    }
    for (JsonNode context : contexts) {
      for (Map.Entry<String, JsonNode> entry : context.properties()) {
        demandUsual(entry.getKey(), entry.getValue());
      }
    }
  }

  private static void demandUsual(String name, JsonNode definition) throws UnreadableManifest {
    String iri = BoundedJson.text(definition.isObject() ? definition.get("@id") : definition);
    if (iri == null || name.startsWith("@")) {
      return;
    }
    String term = local(name);
    String meaning = local(iri);
    boolean concerns = TERMS.contains(term) || TERMS.contains(meaning);
    if (concerns && !term.equals(meaning)) {
      throw new UnreadableManifest("uses a context of its own in which " + name + " means " + iri);
    }
  }

  private static void open(JsonNode value, List<JsonNode> into) {
    if (value.isArray()) {
      value.forEach(element -> open(element, into));
    } else if (value.has("@list")) {
      open(value.get("@list"), into);
    } else if (value.has("@set")) {
      open(value.get("@set"), into);
    } else {
      into.add(value);
    }
  }

  private static String local(String name) {
    for (String prefix : PREFIXES) {
      if (!prefix.isEmpty() && name.startsWith(prefix)) {
        return name.substring(prefix.length());
      }
    }
    return name;
  }
}
