package dev.assay.layer.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.layer.egress.HttpRequest.Method;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectRuleTest {

  @ParameterizedTest
  @CsvSource({
    "http://a.example/x,   /y?z=1,                  http://a.example/y?z=1",
    "http://a.example/x/,  y,                       http://a.example/x/y",
    "http://a.example/x,   //b.a.example/,          http://b.a.example/",
    "http://a.example/x,   http://A.EXAMPLE/,       http://a.example/",
    "http://a.example/x,   https://a.example/x,     https://a.example/x",
    "https://a.example/x,  https://w.b.a.example/,  https://w.b.a.example/",
    "http://1.1.1.1/x,     http://1.1.1.1:8443/,    http://1.1.1.1:8443/",
  })
  void followsToTheSameHostOrASubdomain(URI from, String location, URI expected) {
    // When
    HttpRequest next = RedirectRule.next(from, HttpRequest.get(from), 302, location);

    // Then
    assertThat(next.uri()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "http://a.example/,    http://b.example/,        REDIRECT_REFUSED, EGRESS_REDIRECT",
    "http://a.example/,    http://nota.example/,     REDIRECT_REFUSED, EGRESS_REDIRECT",
    "http://a.example/,    //evil.example/a.example, REDIRECT_REFUSED, EGRESS_REDIRECT",
    "http://a.b.example/,  http://b.example/,        REDIRECT_REFUSED, EGRESS_REDIRECT",
    "https://a.example/,   http://a.example/,        REDIRECT_REFUSED, EGRESS_REDIRECT",
    "http://1.1.1.1/,      http://1.1.1.2/,          REDIRECT_REFUSED, EGRESS_REDIRECT",
    "http://a.example/,    http://u:p@a.example/,    REFUSED_BY_GUARD, EGRESS_USERINFO",
    "http://a.example/,    ftp://a.example/,         REFUSED_BY_GUARD, EGRESS_SCHEME",
    "http://a.example/,    http://2130706433/,       REFUSED_BY_GUARD, EGRESS_NAME",
    "http://a.example/,    'http://a b/',            BAD_RESPONSE,",
  })
  void refusesToBeLedAway(URI from, String location, FailureCode code, EgressCode guardCode) {
    // When, Then
    assertThatExceptionOfType(ExchangeFault.class)
        .isThrownBy(() -> RedirectRule.next(from, HttpRequest.get(from), 302, location))
        .satisfies(
            fault -> {
              assertThat(fault.ended().code()).isEqualTo(code);
              assertThat(fault.ended().guardCode()).isEqualTo(guardCode);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "http://a.example/y,       true",
    "http://a.example:8443/y,  false",
    "https://a.example/y,      false",
    "http://b.a.example/y,     false",
  })
  void keepsSecretsWithTheirOrigin(String location, boolean kept) {
    // Given
    URI from = URI.create("http://a.example/");
    HttpRequest request =
        HttpRequest.get(from)
            .withHeader("authorization", "Bearer k")
            .withHeader("x-api-key", "k")
            .withHeader("accept", "text/plain");

    // When
    Headers sent = RedirectRule.next(from, request, 307, location).headers();

    // Then
    assertThat(sent.first("accept")).isEqualTo("text/plain");
    assertThat(sent.first("authorization") != null).isEqualTo(kept);
    assertThat(sent.first("x-api-key") != null).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({"301,GET", "302,GET", "303,GET", "307,POST", "308,POST"})
  void goesOnAsGetWhereThePostIsDone(int status, Method expected) {
    // Given
    URI from = URI.create("http://a.example/");
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    HttpRequest post = HttpRequest.post(from, "application/json", body);

    // When
    HttpRequest next = RedirectRule.next(from, post, status, "/y");

    // Then
    assertThat(next.method()).isEqualTo(expected);
    assertThat(next.body()).isEqualTo(expected == Method.POST ? Buffer.buffer(body) : null);
  }
}
