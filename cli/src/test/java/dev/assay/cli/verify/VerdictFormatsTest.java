package dev.assay.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.console.Colours;
import dev.assay.cli.testing.SampleVerdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class VerdictFormatsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  @Test
  void givenAVerdict_whenToldAsText_thenEverythingIsThereAndNothingThatATerminalObeys()
      throws IOException {
    // When
    String text = VerdictText.of(SampleVerdict.create(), new Colours(false));

    // Then
    assertThat(text).isEqualTo(Files.readString(GOLDEN.resolve("verdict.txt")));
    assertThat(text).doesNotContain("\u001b");
  }

  @Test
  void givenATerminal_whenToldAsText_thenOutcomesAreColoured() {
    // When
    String text = VerdictText.of(SampleVerdict.create(), new Colours(true));

    // Then
    assertThat(text)
        .contains("\u001b[31mREFUTED", "\u001b[32mCONFIRMED")
        .doesNotContain("\u001b[2J");
  }

  @Test
  void givenAVerdict_whenWrittenForBuildServers_thenReadableXmlWithEveryFinding() throws Exception {
    // When
    String xml = JunitReport.of(SampleVerdict.create());

    // Then
    assertThat(xml).isEqualTo(Files.readString(GOLDEN.resolve("junit.xml")));
    Document read =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    assertThat(read.getElementsByTagName("testcase").getLength()).isEqualTo(4);
    assertThat(read.getElementsByTagName("failure").getLength()).isEqualTo(1);
    assertThat(read.getElementsByTagName("skipped").getLength()).isEqualTo(2);
  }
}
