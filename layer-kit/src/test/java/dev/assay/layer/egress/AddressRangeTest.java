package dev.assay.layer.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8,      10.255.255.255, true",
    "10.0.0.0/8,      11.0.0.0,       false",
    "10.0.0.0/8,      9.255.255.255,  false",
    "172.16.0.0/12,   172.31.255.255, true",
    "172.16.0.0/12,   172.32.0.0,     false",
    "0.0.0.0/0,       255.255.255.255,true",
    "0.0.0.0/0,       ::1,            false",
    "127.0.0.1,       127.0.0.1,      true",
    "127.0.0.1,       127.0.0.2,      false",
    "fc00::/7,        fdff::1,        true",
    "fc00::/7,        fe00::1,        false",
    "::/0,            127.0.0.1,      false",
    "::ffff:0:0/96,   ::ffff:1.2.3.4, true",
    "1.2.3.4/32,      ::ffff:1.2.3.4, false",
  })
  void containsByFamilyAndPrefix(String cidr, String address, boolean expected) {
    // Given
    AddressRange range = AddressRange.of(cidr);
    InetAddress candidate = AddressLiteral.read(address);

    // When
    boolean contained = range.contains(candidate);

    // Then
    assertThat(contained).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.1/8",
        "10.0.0.0/33",
        "10.0.0.0/",
        "10.0.0.0/-1",
        "10/8",
        "010.0.0.0/8",
        "fd00::/129",
        "fd00::1%eth0/8",
        "localhost/8",
        "0x7f.0.0.0/8",
        "10.0.0.0/8/8"
      })
  void refusesWhatIsNoRange(String cidr) {
    // When, Then
    assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.of(cidr));
  }

  @Test
  void knowsARangeOfOneAddress() {
    // When, Then
    assertThat(AddressRange.of("169.254.169.254").isSingle()).isTrue();
    assertThat(AddressRange.of("169.254.169.254/31").isSingle()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "65536", "443-80", "80-", "-80", "http", "1-99999"})
  void refusesWhatIsNoPortRange(String text) {
    // When, Then
    assertThatIllegalArgumentException().isThrownBy(() -> PortRange.of(text));
  }

  @Test
  void readsPortRanges() {
    // When
    PortRange range = PortRange.of("20000-20999");

    // Then
    assertThat(range.contains(20000)).isTrue();
    assertThat(range.contains(20999)).isTrue();
    assertThat(range.contains(21000)).isFalse();
    assertThat(PortRange.of("443")).isEqualTo(new PortRange(443, 443));
  }
}
