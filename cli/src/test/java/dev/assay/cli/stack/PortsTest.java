package dev.assay.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.cli.Complaint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void givenAFreeMachine_whenAsked_thenSixDifferentPorts() {
    // When
    Ports ports = Ports.free(new Random(1));

    // Then
    Set<Integer> all = new HashSet<>(ports.services().values());
    all.add(ports.database());
    assertThat(all).hasSize(Part.values().length + 1);
  }

  @Test
  void givenATakenPort_whenItIsNamed_thenOneSentenceSaysWhoseItWouldBe() throws IOException {
    // Given
    try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      int gateway = holder.getLocalPort() - Part.DATA.ordinal();

      // When, Then
      assertThatThrownBy(() -> Ports.from(gateway, new Random(1)))
          .isInstanceOf(Complaint.class)
          .hasMessageContaining("port " + holder.getLocalPort())
          .hasMessageContaining("data-service")
          .extracting(e -> ((Complaint) e).exitCode())
          .isEqualTo(69);
    }
  }
}
