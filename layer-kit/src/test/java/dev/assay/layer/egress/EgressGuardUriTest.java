package dev.assay.layer.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.layer.egress.EgressDecision.Admitted;
import dev.assay.layer.egress.EgressDecision.Refused;
import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EgressGuardUriTest {
  private static final InetAddress PUBLIC = AddressLiteral.read("1.1.1.1");
  private final EgressGuard guard = new EgressGuard(EgressPolicy.standard());

  @ParameterizedTest
  @CsvSource({
    "ftp://node.example/,                  EGRESS_SCHEME",
    "file:///etc/passwd,                   EGRESS_SCHEME",
    "gopher://node.example:80/,            EGRESS_SCHEME",
    "jar:http://node.example!/x,           EGRESS_SCHEME",
    "/relative,                            EGRESS_SCHEME",
    "http:node.example,                    EGRESS_NAME",
    "http:/node.example,                   EGRESS_NAME",
    "http:///path,                         EGRESS_NAME",
    "http://:80/,                          EGRESS_NAME",
    "http://user@node.example/,            EGRESS_USERINFO",
    "http://user:secret@node.example/,     EGRESS_USERINFO",
    "http://node.example:80@127.0.0.1/,    EGRESS_USERINFO",
    "http://node.example:22/,              EGRESS_PORT",
    "http://node.example:0/,               EGRESS_PORT",
    "http://node.example:65616/,           EGRESS_PORT",
    "http://node.example:99999999999/,     EGRESS_PORT",
    "http://node.example:8x/,              EGRESS_PORT",
    "http://node.example:-80/,             EGRESS_PORT",
    "http://2130706433/,                   EGRESS_NAME",
    "http://0x7f000001/,                   EGRESS_NAME",
    "http://0x7f.1/,                       EGRESS_NAME",
    "http://127.0.0.0x1/,                  EGRESS_NAME",
    "http://0177.0.0.1/,                   EGRESS_NAME",
    "http://127.1/,                        EGRESS_NAME",
    "http://127.0.0.1./,                   EGRESS_NAME",
    "http://127.0.0.01/,                   EGRESS_NAME",
    "http://1.1.1.256/,                    EGRESS_NAME",
    "http://1.1.1.1.1/,                    EGRESS_NAME",
    "http://node.example.1/,               EGRESS_NAME",
    "http://①②⑦.⓪.⓪.①/,                  EGRESS_ADDRESS",
    "http://127。0。0。1/,                    EGRESS_ADDRESS",
    "http://node.example./,                EGRESS_NAME",
    "http://node..example/,                EGRESS_NAME",
    "http://-node.example/,                EGRESS_NAME",
    "http://node_1.example/,               EGRESS_NAME",
    "http://127.0.0.1%2f.example/,         EGRESS_NAME",
    "http://[::1]/,                        EGRESS_ADDRESS",
    "http://[::ffff:7f00:1]/,              EGRESS_ADDRESS",
    "http://[::ffff:1.1.1.1]/,             EGRESS_ADDRESS",
    "http://[fe80::1%25eth0]/,             EGRESS_NAME",
    "http://[2606:4700:4700::1111%251]/,   EGRESS_NAME",
    "http://127.0.0.1/,                    EGRESS_ADDRESS",
    "http://169.254.169.254/latest,        EGRESS_ADDRESS",
  })
  void refusesUrisThatAreUnfitOrDisguised(URI uri, EgressCode code) {
    // When
    EgressDecision decision = guard.judge(uri, List.of(PUBLIC));

    // Then
    assertThat(decision).isInstanceOf(Refused.class);
    assertThat(((Refused) decision).code()).isEqualTo(code);
    assertThat(((Refused) decision).explanation()).isNotBlank().doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "http://node.example,                  http://node.example/",
    "HTTP://NODE.Example:80/A?b=C#d,       http://node.example/A?b=C",
    "https://node.example:443/,            https://node.example/",
    "https://node.example:8443/x,          https://node.example:8443/x",
    "https://node.example:/x,              https://node.example/x",
    "https://bücher.example/ä,             https://xn--bcher-kva.example/%C3%A4",
    "http://1.1.1.1/,                      http://1.1.1.1/",
    "http://[2606:4700:4700::1111]/,       http://[2606:4700:4700::1111]/",
    "http://node.example/%2e%2e/a%20b,     http://node.example/%2e%2e/a%20b",
  })
  void admitsFitUrisInTheirNormalForm(URI uri, URI normal) {
    // When
    EgressDecision decision = guard.judge(uri, List.of(PUBLIC));

    // Then
    assertThat(decision).isInstanceOf(Admitted.class);
    assertThat(((Admitted) decision).uri()).isEqualTo(normal);
  }

  @Test
  void resolvesOnlyFitNamesAndOnlyOnce() {
    // Given
    List<String> asked = new ArrayList<>();
    Resolver resolver =
        name -> {
          asked.add(name);
          return Uni.createFrom().item(List.of(PUBLIC));
        };

    // When
    for (String uri : List.of("http://Node.Example/", "ftp://a.example/", "http://1.1.1.1/")) {
      guard.admit(URI.create(uri), resolver).await().indefinitely();
    }

    // Then
    assertThat(asked).containsExactly("node.example");
  }
}
