package dev.assay.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The chart {@code assay} as Helm sees it; no cluster is asked. */
final class Chart {
  static final Path FOLDER = Path.of("assay");
  private static final Path CI = FOLDER.resolve("ci");
  private static final String ENDING = "-values.yaml";

  private Chart() {}

  /** The features that have a values file under ci/. */
  static List<String> features() {
    try (Stream<Path> files = Files.list(CI)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static LintResult lint() {
    return new Helm(FOLDER).lint().strict().call();
  }

  static String defaults() {
    return template().call();
  }

  static String with(String feature) {
    return template().withValuesFile(CI.resolve(feature + ENDING)).call();
  }

  static String with(Path values) {
    return template().withValuesFile(values).call();
  }

  /** The manifests of a rendering, in its order. */
  static List<JsonNode> manifests(String rendered) {
    YAMLMapper mapper = new YAMLMapper();
    try (MappingIterator<JsonNode> documents =
        mapper.readerFor(JsonNode.class).readValues(rendered)) {
      return documents.readAll().stream()
          .filter(Objects::nonNull)
          .filter(document -> !document.isNull() && !document.isMissingNode())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TemplateCommand template() {
    return new Helm(FOLDER)
        .template()
        .withName("assay")
        .withNamespace("verification")
        .withKubeVersion("1.32.0");
  }
}
