package dev.assay.layer.egress;

import static dev.assay.layer.egress.Loopback.ask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.layer.egress.HttpExchange.Failed;
import dev.assay.layer.egress.HttpExchange.Responded;
import dev.assay.verification.document.Digest;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server whose certificate, made anew for each run, names node.example alone. */
class GuardedHttpTlsTest {
  private static final String SECRET = "changeit";
  private static Path store;
  private final Loopback loopback = new Loopback();
  private final Resolver names =
      Loopback.names(Map.of("node.example", "127.0.0.1", "other.example", "127.0.0.1"));
  private int port;

  @BeforeAll
  static void makeCertificate(@TempDir Path folder) throws IOException, InterruptedException {
    store = folder.resolve("node.p12");
    int made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "node",
                "-keyalg",
                "EC",
                "-dname",
                "CN=node.example",
                "-ext",
                "san=dns:node.example",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                SECRET)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start()
            .waitFor();
    assertThat(made).describedAs(() -> read(folder.resolve("keytool.log"))).isZero();
  }

  @BeforeEach
  void serve() {
    HttpServerOptions options = new HttpServerOptions().setHost("127.0.0.1").setPort(0);
    options.setSsl(true).setSni(true).setKeyCertOptions(pfx());
    port =
        loopback.http(
            options,
            request -> request.response().end(request.connection().indicatedServerName() + "!"));
  }

  @AfterEach
  void stop() {
    loopback.close();
  }

  @Test
  void refusesACertificateThatNobodyVouchesFor() {
    // Given
    GuardedHttp http = loopback.client(loopback.policy(), names);

    // When
    HttpExchange exchange = ask(http, get("node.example"));

    // Then
    assertThat(((Failed) exchange).code()).isEqualTo(FailureCode.TLS_FAILED);
  }

  @Test
  void recordsTheKeyOfASelfSignedServer() throws Exception {
    // Given
    GuardedHttp http = loopback.client(loopback.policy(), names);

    // When
    HttpExchange exchange = ask(http, get("127.0.0.1").withTls(TlsMode.SELF_SIGNED));

    // Then
    assertThat(((Responded) exchange).tlsSpki()).isEqualTo(spki());
  }

  @Test
  void verifiesTheNameWhileTheConnectionIsPinnedToTheAddress() throws Exception {
    // Given
    GuardedHttp http = loopback.client(loopback.policy(), names, pfx());

    // When
    HttpExchange named = ask(http, get("node.example"));
    HttpExchange misnamed = ask(http, get("other.example"));

    // Then
    assertThat(new String(((Responded) named).body(), StandardCharsets.UTF_8))
        .isEqualTo("node.example!");
    assertThat(((Responded) named).tlsSpki()).isEqualTo(spki());
    assertThat(((Failed) misnamed).code()).isEqualTo(FailureCode.TLS_FAILED);
  }

  @Test
  void saysThatAPlainServerSpeaksNoTls() {
    // Given
    int plain = loopback.http(request -> request.response().end());
    GuardedHttp http = loopback.client(loopback.policy(), names);

    // When
    HttpExchange exchange = ask(http, HttpRequest.get(URI.create("https://127.0.0.1:" + plain)));

    // Then
    assertThat(((Failed) exchange).code()).isEqualTo(FailureCode.TLS_FAILED);
  }

  @Test
  void boundsAHandshakeThatNeverEnds() {
    // Given
    int mute = loopback.raw(socket -> {});
    Limits limits = Limits.standard().withConnect(Duration.ofMillis(300));
    GuardedHttp http = loopback.client(loopback.policy(), names);

    // When
    HttpExchange exchange =
        ask(http, HttpRequest.get(URI.create("https://127.0.0.1:" + mute)).withLimits(limits));

    // Then
    assertThat(((Failed) exchange).code()).isEqualTo(FailureCode.TIMED_OUT);
    assertThat(((Failed) exchange).explanation()).contains("connecting");
  }

  private HttpRequest get(String host) {
    return HttpRequest.get(URI.create("https://" + host + ":" + port + "/"));
  }

  private static PfxOptions pfx() {
    return new PfxOptions().setPath(store.toString()).setPassword(SECRET);
  }

  private static Digest spki() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, SECRET.toCharArray());
    }
    return Digest.of(keys.getCertificate("node").getPublicKey().getEncoded());
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "no log";
    }
  }
}
