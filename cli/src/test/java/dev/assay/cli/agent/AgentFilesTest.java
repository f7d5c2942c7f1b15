package dev.assay.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.cli.Complaint;
import dev.assay.verification.signature.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentFilesTest {
  @TempDir private Path folder;

  @Test
  void givenNoKeyFile_whenAgentStarts_thenAKeyIsMadeAndKept() throws IOException {
    // Given
    Path file = folder.resolve("agent/node.key");

    // When
    SigningKey made = SigningKeyFile.at(file);

    // Then
    assertThat(SigningKeyFile.at(file).name()).isEqualTo(made.name());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "AAAA\nAAAA\n", "!\n!\n", "AAAA\n"})
  void givenNoKeyInItsFile_whenRead_thenComplaint(String text) throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("node.key"), text);

    // When // Then
    assertThatThrownBy(() -> SigningKeyFile.at(file)).isInstanceOf(Complaint.class);
    assertThat(Files.readString(file)).isEqualTo(text);
  }

  @Test
  void givenHalvesOfTwoKeys_whenRead_thenComplaint() throws IOException {
    // Given
    String secret = SigningKey.fresh().text().lines().findFirst().orElseThrow();
    Path file =
        Files.writeString(
            folder.resolve("node.key"), secret + "\n" + SigningKey.fresh().name() + "\n");

    // When // Then
    assertThatThrownBy(() -> SigningKeyFile.at(file)).isInstanceOf(Complaint.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nobody\n", "AAAA\n", "not base64\n"})
  void givenNoVerifier_whenRead_thenComplaint(String text) throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("verifiers"), text);

    // When // Then
    assertThatThrownBy(() -> TrustedVerifiers.in(file)).isInstanceOf(Complaint.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7443", ":7443", "host:", "host:70000", "host:-1"})
  void givenNoAddress_whenRead_thenComplaint(String listen) {
    // Given // When // Then
    assertThatThrownBy(() -> AgentCommand.address(listen)).isInstanceOf(Complaint.class);
  }
}
