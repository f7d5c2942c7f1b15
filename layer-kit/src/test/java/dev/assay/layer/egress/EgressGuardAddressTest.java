package dev.assay.layer.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.layer.egress.EgressDecision.Admitted;
import dev.assay.layer.egress.EgressDecision.Refused;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressGuardAddressTest {
  private static final URI NAMED = URI.create("https://node.example/");
  private final EgressGuard guard = new EgressGuard(EgressPolicy.standard());

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0,                  unspecified",
    "0.1.2.3,                  unspecified",
    "10.0.0.0,                 private",
    "10.255.255.255,           private",
    "100.64.0.0,               carrier-grade",
    "100.127.255.255,          carrier-grade",
    "100.100.100.200,          metadata",
    "127.0.0.1,                loopback",
    "127.255.255.254,          loopback",
    "168.63.129.16,            metadata",
    "169.254.0.1,              link-local",
    "169.254.169.254,          metadata",
    "172.16.0.0,               private",
    "172.31.255.255,           private",
    "192.0.0.8,                protocol",
    "192.0.2.1,                documentation",
    "192.88.99.1,              6to4",
    "192.168.1.1,              private",
    "198.18.0.1,               benchmarking",
    "198.19.255.255,           benchmarking",
    "198.51.100.7,             documentation",
    "203.0.113.7,              documentation",
    "224.0.0.1,                multicast",
    "239.255.255.255,          multicast",
    "240.0.0.1,                reserved",
    "255.255.255.255,          broadcast",
    "::,                       unspecified",
    "::1,                      loopback",
    "::7f00:1,                 IPv4-compatible",
    "::ffff:127.0.0.1,         IPv4-mapped",
    "::ffff:8.8.8.8,           IPv4-mapped",
    "64:ff9b::7f00:1,          NAT64",
    "64:ff9b:1::a00:1,         NAT64",
    "100::1,                   discard",
    "2001::1,                  Teredo",
    "2001:0:4136:e378::1,      Teredo",
    "2001:2::1,                protocol",
    "2001:20::1,               protocol",
    "2001:db8::1,              documentation",
    "2002:7f00:1::1,           6to4",
    "3fff::1,                  documentation",
    "4000::1,                  global unicast",
    "5f00::1,                  global unicast",
    "fc00::1,                  unique local",
    "fd00:ec2::254,            metadata",
    "fdff:ffff::1,             unique local",
    "fe80::1,                  link-local",
    "fec0::1,                  global unicast",
    "ff02::1,                  multicast",
  })
  void refusesWhatIsNotPublic(String address, String reason) {
    // Given
    InetAddress judged = AddressLiteral.read(address);

    // When
    EgressDecision decision = guard.judge(NAMED, List.of(judged));

    // Then
    assertThat(decision).isInstanceOf(Refused.class);
    assertThat(((Refused) decision).code()).isEqualTo(EgressCode.EGRESS_ADDRESS);
    assertThat(((Refused) decision).explanation()).contains(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.1",
        "169.253.255.255",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2001:4860:4860::8888",
        "2606:4700:4700::1111",
        "2a00::1",
        "2001:200::1"
      })
  void admitsPublicAddresses(String address) {
    // Given
    InetAddress judged = AddressLiteral.read(address);

    // When
    EgressDecision decision = guard.judge(NAMED, List.of(judged));

    // Then
    assertThat(decision).isEqualTo(new Admitted(Destination.read(NAMED), judged));
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.0/8,       127.0.0.9,         true",
    "127.0.0.0/8,       10.0.0.1,          false",
    "127.0.0.0/8,       ::1,               false",
    "127.0.0.0/8,       ::ffff:127.0.0.1,  false",
    "127.0.0.0/8,       64:ff9b::7f00:1,   false",
    "0.0.0.0/0,         ::ffff:127.0.0.1,  false",
    "::ffff:7f00:0/104, ::ffff:127.0.0.1,  true",
    "::1,               ::1,               true",
    "fd00::/8,          fd12::1,           true",
    "fd00::/8,          fd00:ec2::254,     false",
    "169.254.0.0/16,    169.254.1.1,       true",
    "169.254.0.0/16,    169.254.169.254,   false",
    "169.254.169.254,   169.254.169.254,   true",
    "0.0.0.0/0,         100.100.100.200,   false",
  })
  void admitsOnlyTheVeryAddressThatTheOperatorAllows(String range, String address, boolean admits) {
    // Given
    EgressPolicy policy =
        EgressPolicy.standard().withAllowedRanges(List.of(AddressRange.of(range)));

    // When
    EgressDecision decision =
        new EgressGuard(policy).judge(NAMED, List.of(AddressLiteral.read(address)));

    // Then
    assertThat(decision).isInstanceOf(admits ? Admitted.class : Refused.class);
  }

  @Test
  void refusesANameOfWhichOneAddressIsRefused() {
    // Given
    List<InetAddress> mixed =
        List.of(AddressLiteral.read("1.1.1.1"), AddressLiteral.read("10.0.0.1"));

    // When
    EgressDecision decision = guard.judge(NAMED, mixed);

    // Then
    assertThat(((Refused) decision).code()).isEqualTo(EgressCode.EGRESS_ADDRESS);
    assertThat(((Refused) decision).explanation()).contains("10.0.0.1");
  }

  @Test
  void refusesANameWithoutAddresses() {
    // When
    EgressDecision decision = guard.judge(NAMED, List.of());

    // Then
    assertThat(((Refused) decision).code()).isEqualTo(EgressCode.EGRESS_NAME);
  }

  @Test
  void pinsTheFirstOfSeveralPublicAddresses() {
    // Given
    InetAddress first = AddressLiteral.read("1.1.1.1");

    // When
    EgressDecision decision = guard.judge(NAMED, List.of(first, AddressLiteral.read("9.9.9.9")));

    // Then
    assertThat(decision).isEqualTo(new Admitted(Destination.read(NAMED), first));
  }

  @Test
  void judgesALiteralHostItselfWhateverWasResolved() {
    // When
    EgressDecision decision =
        guard.judge(URI.create("http://127.0.0.1/"), List.of(AddressLiteral.read("1.1.1.1")));

    // Then
    assertThat(((Refused) decision).code()).isEqualTo(EgressCode.EGRESS_ADDRESS);
  }
}
