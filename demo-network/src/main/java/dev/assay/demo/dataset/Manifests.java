package dev.assay.demo.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.demo.dataset.DataFiles.Csv;
import dev.assay.demo.plan.DatasetPlan;
import dev.assay.demo.plan.DatasetPlan.DigestForm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The two manifests of a dataset: a Croissant 1.0 document and a SHA256SUMS file.
 *
 * <p>Addresses in the document are relative, so that its bytes depend on the files and the plan's
 * digests and licence alone, never on where it is served.
 */
final class Manifests {
  private static final JsonMapper JSON = new JsonMapper();
  private static final DefaultPrettyPrinter PRINTER = printer();

  private final List<Csv> files;
  private final byte @Nullable [] licenceText;
  private final DatasetPlan plan;

  Manifests(List<Csv> files, byte @Nullable [] licenceText, DatasetPlan plan) {
    this.files = files;
    this.licenceText = licenceText;
    this.plan = plan;
  }

  byte[] sha256Sums() {
    var sums = new StringBuilder();
    for (Csv file : files) {
      sums.append(Digests.write(file.bytes(), plan.digests()).text());
      sums.append("  ").append(file.name()).append('\n');
    }
    if (licenceText != null) {
      sums.append(Digests.sha256(licenceText)).append("  LICENSE.txt\n");
    }
    return sums.toString().getBytes(StandardCharsets.UTF_8);
  }

  byte[] croissant() {
    ObjectNode document = JSON.createObjectNode();
    document.set("@context", context());
    document.put("@type", "sc:Dataset");
    document.put("conformsTo", "http://mlcommons.org/croissant/1.0");
    document.put("name", "demo-sensor-readings");
    document.put("description", "Made-up readings, events and stations of a sensor network.");
    document.put("citeAs", "Demo Network: Demo sensor readings 1.0.0 (2026)");
    document.put("version", "1.0.0");
    document.put("datePublished", "2026-01-15");
    document.put("url", "https://demo.example/dataset");
    document.put("license", "https://spdx.org/licenses/" + plan.licence());
    document.putObject("creator").put("@type", "sc:Organization").put("name", "Demo Network");
    distribution(document.putArray("distribution"));
    var recordSets = document.putArray("recordSet");
    files.forEach(file -> recordSet(recordSets.addObject(), file));
    try {
      return (JSON.writer(PRINTER).writeValueAsString(document) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can be written", e);
    }
  }

  private void distribution(ArrayNode distribution) {
    for (Csv file : files) {
      fileObject(distribution, file.name(), "text/csv", file.bytes(), plan.digests());
    }
    if (licenceText != null) {
      String name = DatasetPlan.LICENCE_FILE;
      fileObject(distribution, name, "text/plain", licenceText, DigestForm.SHA256);
    }
  }

  private static void fileObject(
      ArrayNode distribution, String name, String mediaType, byte[] bytes, DigestForm form) {
    var digest = Digests.write(bytes, form);
    distribution
        .addObject()
        .put("@type", "cr:FileObject")
        .put("@id", name)
        .put("name", name)
        .put("contentUrl", name)
        .put("contentSize", bytes.length + " B")
        .put("encodingFormat", mediaType)
        .put(digest.algorithm(), digest.text());
  }

  private static void recordSet(ObjectNode recordSet, Csv file) {
    String id = file.recordSet();
    recordSet.put("@type", "cr:RecordSet").put("@id", id).put("name", id);
    var fields = recordSet.putArray("field");
    for (var column : file.columns()) {
      var field = fields.addObject();
      field.put("@type", "cr:Field").put("@id", id + "/" + column.name());
      field.put("name", column.name()).put("dataType", column.dataType());
      var source = field.putObject("source");
      source.putObject("fileObject").put("@id", file.name());
      source.putObject("extract").put("column", column.name());
    }
  }

  private static ObjectNode context() {
    try (InputStream context = Manifests.class.getResourceAsStream("croissant-context.json")) {
      return (ObjectNode) JSON.readTree(context);
    } catch (IOException e) {
      throw new IllegalStateException("the context belongs to this module", e);
    }
  }

  /** Line ends are fixed, because the document is pinned by its digest. */
  private static DefaultPrettyPrinter printer() {
    var lines = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
  }
}
