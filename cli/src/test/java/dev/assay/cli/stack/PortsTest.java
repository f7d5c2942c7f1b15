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
    try (ServerSocket holder = heldWithFreeOnesBefore(Part.DATA.ordinal())) {
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

  /** A held port, before which so many were free a moment ago. */
  private static ServerSocket heldWithFreeOnesBefore(int free) throws IOException {
    while (true) {
      ServerSocket holder = held(0);
      try {
        for (int before = 1; before <= free; before++) {
          held(holder.getLocalPort() - before).close();
        }
        return holder;
      } catch (IOException taken) {
        holder.close();
      }
    }
  }

  private static ServerSocket held(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"));
  }
}
