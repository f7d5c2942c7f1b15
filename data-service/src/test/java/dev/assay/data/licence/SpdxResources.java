package dev.assay.data.licence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * Makes the licence resources of this module out of the SPDX library's own copy of the list. Run
 * its main method in the module's folder to write them anew after a newer library; a test holds the
 * files against it.
 */
final class SpdxResources {
  static final Path FOLDER = Path.of("src/main/resources/dev/assay/data/licence");

  private static final String LIBRARY = "org.spdx:java-spdx-library:2.0.4";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The licences whose templates are bundled: what data and the code beside it usually stand under.
   */
  static final List<String> TEMPLATED =
      List.of(
          "0BSD",
          "AGPL-3.0-only",
          "Apache-2.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "C-UDA-1.0",
          "CC-BY-2.0",
          "CC-BY-2.5",
          "CC-BY-3.0",
          "CC-BY-4.0",
          "CC-BY-NC-3.0",
          "CC-BY-NC-4.0",
          "CC-BY-NC-ND-4.0",
          "CC-BY-NC-SA-3.0",
          "CC-BY-NC-SA-4.0",
          "CC-BY-ND-4.0",
          "CC-BY-SA-4.0",
          "CC0-1.0",
          "CDLA-Permissive-2.0",
          "DL-DE-BY-2.0",
          "GPL-2.0-only",
          "GPL-3.0-only",
          "ISC",
          "LGPL-2.1-only",
          "LGPL-3.0-only",
          "MIT",
          "MIT-0",
          "MPL-2.0",
          "ODC-By-1.0",
          "ODbL-1.0",
          "OGL-UK-3.0",
          "PDDL-1.0",
          "Unlicense",
          "etalab-2.0");

  private SpdxResources() {}

  public static void main(String[] arguments) throws IOException {
    for (Map.Entry<String, String> file : generated().entrySet()) {
      Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
    }
  }

  /** The resources' contents by file name. */
  static Map<String, String> generated() {
    JsonNode list = json("licenses.json");
    String version = "SPDX License List " + list.get("licenseListVersion").asText();
    String origin =
        version
            + "\n# Released "
            + list.get("releaseDate").asText().substring(0, 10)
            + "; generated, with the templates beside it, from "
            + LIBRARY
            + " by SpdxResources.";
    Map<String, String> files = new TreeMap<>();
    List<String> lines = new ArrayList<>();
    lines.add("# " + origin);
    lines.add("# id, flags, SHA-256 of the text's words, name, addresses; separated by tabs");
    StreamSupport.stream(list.get("licenses").spliterator(), false)
        .map(entry -> line(entry.get("licenseId").asText()))
        .sorted()
        .forEach(lines::add);
    files.put("spdx-licences.tsv", String.join("\n", lines) + "\n");
    TEMPLATED.forEach(id -> files.put(id + ".template", text(id, "standardLicenseTemplate")));
    return files;
  }

  /** A field of one licence's entry in the library. */
  static String text(String id, String field) {
    return json(id + ".json").get(field).asText();
  }

  private static String line(String id) {
    JsonNode licence = json(id + ".json");
    List<String> flags = new ArrayList<>();
    if (licence.get("isDeprecatedLicenseId").asBoolean()) {
      flags.add("deprecated");
    }
    if (TEMPLATED.contains(id)) {
      flags.add("template");
    }
    List<String> columns = new ArrayList<>();
    columns.add(id);
    columns.add(String.join(",", flags));
    columns.add(LicenceWords.digest(LicenceWords.of(licence.get("licenseText").asText())).hex());
    columns.add(licence.get("name").asText().replaceAll("\\s+", " ").strip());
    licence.path("seeAlso").forEach(address -> columns.add(address.asText().strip()));
    return String.join("\t", columns);
  }

  private static JsonNode json(String name) {
    try (InputStream in =
        SpdxResources.class.getResourceAsStream("/resources/stdlicenses/" + name)) {
      return JSON.readTree(Objects.requireNonNull(in, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
