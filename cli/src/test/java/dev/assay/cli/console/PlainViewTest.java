package dev.assay.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlainViewTest {
  private static final String FINISHED =
      """
      {"type":"check-finished","layer":"data","check":"data.licence","findings":[
        {"outcome":"CONFIRMED"},{"outcome":"REFUTED"}]}
      """;

  private final StringWriter out = new StringWriter();

  @Test
  void givenAPipe_whenEventsCome_thenPlainLinesAndAQuarterOfTheSteps() throws InvalidDocument {
    // Given
    try (ProgressView view = new PlainView(new PrintWriter(out, true))) {

      // When
      view.show(json("{\"type\":\"layer-started\",\"layer\":\"data\"}"));
      for (int done = 1; done <= 100; done++) {
        view.show(json(progress(done)));
      }
      view.show(json(FINISHED));
      view.show(json(unreachable()));
    }

    // Then
    assertThat(out.toString().lines())
        .containsExactly(
            "assay: data started",
            "assay: data.licence bytes 1 of 100",
            "assay: data.licence bytes 25 of 100",
            "assay: data.licence bytes 50 of 100",
            "assay: data.licence bytes 75 of 100",
            "assay: data.licence bytes 100 of 100",
            "assay: data.licence REFUTED",
            "assay: compute is unreachable: gone  [31m now");
  }

  @Test
  void givenATerminal_whenEventsCome_thenOneLineForEachCheckIsRepainted() throws InvalidDocument {
    // Given
    try (ProgressView view = new TerminalView(new PrintWriter(out, true), new Colours(false))) {

      // When
      view.say("starting");
      view.show(json("{\"type\":\"layer-started\",\"layer\":\"data\"}"));
      view.show(json("{\"type\":\"check-started\",\"layer\":\"data\",\"check\":\"data.licence\"}"));
      view.show(json(FINISHED));
    }

    // Then
    assertThat(out.toString()).startsWith("assay: starting").contains("\u001b[1A\r\u001b[2K");
    assertThat(out.toString().stripTrailing()).endsWith("REFUTED        data.licence");
  }

  private static String progress(int done) {
    return """
        {"type":"check-progress","layer":"data","check":"data.licence","step":"bytes",
         "done":%d,"total":100}
        """
        .formatted(done);
  }

  private static String unreachable() {
    return "{\"type\":\"layer-unreachable\",\"layer\":\"compute\","
        + "\"message\":\"gone \\u001b[31m\\nnow\"}";
  }

  private static JsonNode json(String text) throws InvalidDocument {
    return CanonicalJson.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
