package dev.assay.verification.dossier;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import java.io.IOException;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Reads a dossier from YAML or JSON. Hostile input is bounded: size, depth, no aliases (so no bomb
 * expands), one document, no repeated keys. Thread-safe, no I/O.
 */
public final class DossierReader {
  private static final int MAX_DEPTH = 50;
  private static final ObjectMapper YAML = new ObjectMapper(factory());

  private DossierReader() {}

  /** The dossier in these bytes; errors name the path. */
  public static Dossier read(byte[] yamlOrJson) throws InvalidDocument {
    if (yamlOrJson.length > Dossier.MAX_BYTES) {
      throw new InvalidDocument("", "has more than " + Dossier.MAX_BYTES + " bytes");
    }
    return CanonicalJson.read(tree(yamlOrJson), Dossier.class);
  }

  /** The tree of a YAML or JSON document under the same limits, of any shape. */
  public static JsonNode tree(byte[] yamlOrJson) throws InvalidDocument {
    if (looksLikeJson(yamlOrJson)) {
      return CanonicalJson.read(yamlOrJson);
    }
    try {
      refuseAliases(yamlOrJson);
      JsonNode tree = YAML.readTree(yamlOrJson);
      if (tree == null || tree.isMissingNode() || tree.isNull()) {
        throw new InvalidDocument("", "the document is empty");
      }
      return tree;
    } catch (IOException e) {
      throw new InvalidDocument("", "is not readable YAML: " + firstLine(e));
    }
  }

  private static void refuseAliases(byte[] yaml) throws IOException, InvalidDocument {
    int depth = 0;
    int documents = 0;
    try (YAMLParser parser = (YAMLParser) YAML.getFactory().createParser(yaml)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        documents += depth == 0 ? 1 : 0;
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
          throw new InvalidDocument(
              parser.getParsingContext().pathAsPointer().toString(),
              "anchors and aliases are not allowed; write the value out");
        }
        if (depth > MAX_DEPTH) {
          throw new InvalidDocument("", "is nested deeper than " + MAX_DEPTH + " levels");
        }
      }
    }
    if (documents > 1) {
      throw new InvalidDocument("", "must be one YAML document");
    }
  }

  private static boolean looksLikeJson(byte[] bytes) {
    for (byte b : bytes) {
      if (!Character.isWhitespace(b)) {
        return b == '{';
      }
    }
    return false;
  }

  private static String firstLine(IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.lines().findFirst().orElse("no reason given");
  }

  private static YAMLFactory factory() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Dossier.MAX_BYTES);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setMaxAliasesForCollections(0);
    options.setAllowDuplicateKeys(false);
    return YAMLFactory.builder()
        .loaderOptions(options)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .build();
  }
}
