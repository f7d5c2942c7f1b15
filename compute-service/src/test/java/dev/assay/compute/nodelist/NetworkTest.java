package dev.assay.compute.nodelist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "127.42.7.1:4281, 127.42.7.0/24",
        "192.0.2.255:443, 192.0.2.0/24",
        "[2001:db8:1:2::3]:443, 2001:db8:1:0:0:0:0:0/48",
        "node.example:443, -",
        "nothing, -",
        "-, -"
      })
  void takesTheNetworkOfAnAddress(String address, String network) {
    assertThat(Network.of(address)).isEqualTo(network);
  }
}
