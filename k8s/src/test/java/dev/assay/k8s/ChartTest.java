package dev.assay.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The chart lints, and renders to the manifests under golden/, which a reviewer reads as a diff. To
 * write them anew: {@code ./mvnw -pl k8s test -Dgolden=write}.
 */
class ChartTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  static List<String> features() {
    return Stream.concat(Stream.of("defaults"), Chart.features().stream()).toList();
  }

  @Test
  void lintsStrictly() {
    // Given, When
    LintResult result = Chart.lint();

    // Then
    assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    assertThat(result.getMessages()).noneMatch(message -> message.contains("[WARNING]"));
  }

  @ParameterizedTest
  @MethodSource("features")
  void rendersWhatWasReviewed(String feature) throws IOException {
    // Given
    Path golden = GOLDEN.resolve(feature + ".yaml");

    // When
    String rendered = feature.equals("defaults") ? Chart.defaults() : Chart.with(feature);

    // Then
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, rendered);
    }
    assertThat(golden).exists().content(StandardCharsets.UTF_8).isEqualTo(rendered);
  }

  @Test
  void everyFeatureChangesSomething() {
    // Given
    String defaults = Chart.defaults();

    // When, Then
    assertThat(Chart.features())
        .hasSizeGreaterThan(5)
        .noneMatch(feature -> Chart.with(feature).equals(defaults));
  }
}
