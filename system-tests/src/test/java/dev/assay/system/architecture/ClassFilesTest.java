package dev.assay.system.architecture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No rule passes because there was nothing to check. */
class ClassFilesTest {

  @Test
  void aMissingFolderFails(@TempDir Path home) {
    // Given a checkout that was never built
    ClassFiles files = new ClassFiles(home);

    // When, Then
    assertThatThrownBy(files::read)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith(
            "contracts/target/classes is missing: build contracts before its rules are checked");
  }

  @Test
  void anEmptyFolderFails(@TempDir Path home) throws IOException {
    // Given a folder that holds resources but no class
    Path folder = Files.createDirectories(home.resolve("contracts/target/classes"));
    Files.writeString(folder.resolve("application.properties"), "");

    // When, Then
    assertThatThrownBy(new ClassFiles(home)::read)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("holds no class");
  }
}
