package dev.assay.layer.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemResolverTest {
  private final Loopback loopback = new Loopback();
  private final SystemResolver resolver = new SystemResolver(loopback.vertx);

  @AfterEach
  void stop() {
    resolver.close();
    loopback.close();
  }

  @Test
  void asksTheOperatingSystem() {
    // When
    List<InetAddress> found = resolver.resolve("localhost").await().atMost(Loopback.PATIENCE);

    // Then
    assertThat(found).isNotEmpty().allMatch(InetAddress::isLoopbackAddress);
  }

  @Test
  void failsForANameThatCannotExist() {
    // When, Then
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> resolver.resolve("no-such.invalid").await().atMost(Loopback.PATIENCE))
        .withCauseInstanceOf(UnknownHostException.class);
  }
}
