package dev.assay.layer.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnAddressTest {
  @Test
  void givenAnAddressOfThisHost_whenRead_thenItIsTaken() {
    // When, then
    assertThat(OwnAddress.of("127.0.0.9").getHostAddress()).isEqualTo("127.0.0.9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "localhost", "", "127.0.0.256"})
  void givenAnythingElse_whenRead_thenItIsRefused(String literal) {
    // When, then
    assertThatIllegalArgumentException().isThrownBy(() -> OwnAddress.of(literal));
  }
}
