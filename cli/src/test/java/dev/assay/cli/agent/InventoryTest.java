package dev.assay.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.contracts.agent.v1.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a script in the place of {@code nvidia-smi}, whose lines are made up in its shape. */
class InventoryTest {
  @TempDir private Path folder;

  @Test
  void givenAProgramThatListsCards_whenAsked_thenEachIsADeviceAfterTheProcessor() throws Exception {
    // Given
    HostProgram cards =
        printing(
            "NVIDIA H100 80GB HBM3, GPU-00000000-0000-0000-0000-000000000001, 81559",
            "a line of another form",
            "NVIDIA H100 80GB HBM3, GPU-00000000-0000-0000-0000-000000000002, 81559");

    // When
    List<Device> devices = Inventory.of(cards).devices();

    // Then
    assertThat(devices).hasSize(3);
    assertThat(devices.getFirst().getName()).contains(" cores, ");
    assertThat(devices.getLast())
        .isEqualTo(
            Device.newBuilder()
                .setName("NVIDIA H100 80GB HBM3")
                .setIdentity("GPU-00000000-0000-0000-0000-000000000002")
                .setMemoryBytes(81_559L << 20)
                .build());
  }

  @Test
  void givenMoreCardsThanAnAgentDeclares_whenAsked_thenTheFirstAreDeclared() throws Exception {
    // Given
    HostProgram cards = printing("card, id, 1\n".repeat(100));

    // When // Then
    assertThat(Inventory.of(cards).devices()).hasSize(64);
  }

  @Test
  void givenNoSuchProgramOrOneThatFails_whenAsked_thenItSaysSo() throws IOException {
    // Given
    HostProgram absent = HostProgram.of(folder.resolve("absent") + " --query");
    HostProgram failing = script("exit 3");

    // When // Then
    assertThatThrownBy(() -> Inventory.of(absent)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> Inventory.of(failing)).hasMessageContaining("failed");
  }

  private HostProgram printing(String... lines) throws IOException {
    Path listed = Files.writeString(folder.resolve("cards"), String.join("\n", lines));
    return script("cat " + listed);
  }

  private HostProgram script(String command) throws IOException {
    Path script = Files.writeString(folder.resolve("list"), command + "\n");
    return new HostProgram(List.of("sh", script.toString()));
  }
}
