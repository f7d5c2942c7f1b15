package dev.assay.cli.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.assay.verification.check.Layer;
import dev.assay.verification.report.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The generated part of {@code docs/}: {@code checks.md} and {@code schemas/*.json}. Knows what it
 * should be, writes it, and tells which files are not as they should be.
 */
final class GeneratedDocs {
  private static final String SCHEMAS = "schemas";
  private static final ObjectWriter PRETTY = new ObjectMapper().writer(printer());

  private final SortedMap<String, String> files = new TreeMap<>();

  GeneratedDocs(Collection<Layer<?>> layers) {
    files.put("checks.md", CatalogueText.of(Catalogue.of(layers)));
    DocumentSchemas.of(layers)
        .forEach((name, schema) -> files.put(SCHEMAS + "/" + name + ".json", pretty(schema)));
  }

  /** Writes every file under this folder and removes schemas that are no longer made. */
  void write(Path docs) throws IOException {
    Files.createDirectories(docs.resolve(SCHEMAS));
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(docs.resolve(file.getKey()), file.getValue());
    }
    for (String left : leftOver(docs)) {
      Files.delete(docs.resolve(left));
    }
  }

  /** The files under this folder that are missing, other than they should be, or too many. */
  List<String> stale(Path docs) throws IOException {
    Stream<String> wrong =
        files.entrySet().stream()
            .filter(file -> !file.getValue().equals(textOf(docs.resolve(file.getKey()))))
            .map(Map.Entry::getKey);
    return Stream.concat(wrong, leftOver(docs).stream()).toList();
  }

  private List<String> leftOver(Path docs) throws IOException {
    if (!Files.isDirectory(docs.resolve(SCHEMAS))) {
      return List.of();
    }
    try (Stream<Path> schemas = Files.list(docs.resolve(SCHEMAS))) {
      return schemas
          .map(path -> SCHEMAS + "/" + path.getFileName())
          .filter(path -> path.endsWith(".json") && !files.containsKey(path))
          .sorted()
          .toList();
    }
  }

  private static String textOf(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String pretty(JsonNode schema) {
    try {
      return PRETTY.writeValueAsString(schema) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a schema has no JSON form", e);
    }
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent);
  }
}
