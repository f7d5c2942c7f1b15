package dev.assay.layer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.evidence.Register;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  @TempDir Path folder;

  @Test
  void readsTheRegister() throws Exception {
    Path file = folder.resolve("register.json");
    Files.write(file, CanonicalJson.write(Register.empty()));

    assertThat(RegisterFile.read(file)).isEqualTo(Register.empty());
  }

  @Test
  void aRegisterThatIsNotThereStopsTheStartWithOneSentence() {
    assertThatThrownBy(() -> RegisterFile.read(folder.resolve("missing.json")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("assay.layer.register.file")
        .hasMessageContaining("can't be read");
  }

  @Test
  void aRegisterOfAnotherShapeStopsTheStartWithOneSentence() throws Exception {
    Path file = folder.resolve("register.json");
    Files.writeString(file, "{\"schema\":\"assay.register/v1\",\"friends\":[]}");

    assertThatThrownBy(() -> RegisterFile.read(file))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("/friends");
  }

  @Test
  void readsASecretWithoutItsLineBreak() throws Exception {
    Files.writeString(folder.resolve("openai-key"), "sk-1\n");

    assertThat(secrets().find("openai-key")).isEqualTo("sk-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "../secret", "..", ".", "", "a/b", "/etc/passwd", ".hidden"})
  void aNameThatIsNoPlainNameIsNoSecret(String name) throws Exception {
    Files.writeString(folder.resolve(".hidden"), "x");
    Files.writeString(folder.resolveSibling("secret"), "x");

    assertThat(secrets().find(name)).isNull();
  }

  private SecretFiles secrets() {
    LayerConfig.Secrets secrets = () -> Optional.of(folder);
    return new SecretFiles(
        (LayerConfig)
            Proxy.newProxyInstance(
                LayerConfig.class.getClassLoader(),
                new Class<?>[] {LayerConfig.class},
                (proxy, method, arguments) -> secrets));
  }
}
