package dev.assay.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.cli.Complaint;
import dev.assay.contracts.agent.v1.DescribeRequest;
import dev.assay.contracts.agent.v1.DescribeResponse;
import dev.assay.contracts.agent.v1.NodeAgentServiceGrpc;
import dev.assay.verification.matrix.proving.JavaBackend;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentServerTlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  @TempDir private static Path folder;
  private static Identity server;
  private static Identity verifier;
  private static Identity stranger;

  /** PEM files. */
  private record Identity(Path certificate, Path key) {}

  @BeforeAll
  static void makeCertificates() throws Exception {
    server = identity("localhost");
    verifier = identity("verifier");
    stranger = identity("stranger");
  }

  @Test
  void givenClientAuthority_whenClientsCome_thenOnlyThatOnesGetIn() throws Exception {
    // Given
    AgentServer.Tls tls =
        new AgentServer.Tls(server.certificate(), server.key(), verifier.certificate());
    try (AgentServer running = start(tls)) {

      // When // Then
      assertThat(described(running, verifier).getBackend()).isEqualTo("java");
      assertThatThrownBy(() -> described(running, stranger))
          .isInstanceOf(StatusRuntimeException.class);
      assertThatThrownBy(() -> described(running, null)).isInstanceOf(StatusRuntimeException.class);
    }
  }

  @Test
  void givenNoClientAuthority_whenAnyClientComes_thenItGetsIn() throws Exception {
    // Given
    try (AgentServer running =
        start(new AgentServer.Tls(server.certificate(), server.key(), null))) {

      // When // Then
      assertThat(described(running, null).getBackend()).isEqualTo("java");
    }
  }

  @Test
  void givenUnusableFiles_whenStarted_thenComplaint() throws IOException {
    // Given
    Path nothing = Files.writeString(folder.resolve("nothing.pem"), "nothing");

    // When // Then
    assertThatThrownBy(() -> start(new AgentServer.Tls(nothing, nothing, null)))
        .isInstanceOf(Complaint.class);
  }

  private static AgentServer start(AgentServer.Tls tls) {
    NodeAgent agent =
        new NodeAgent(
            Orders.NODE,
            Orders.trusted(),
            new JavaBackend(),
            new AgentLimits(128, 10, 0),
            Inventory.ofProcessor(),
            line -> {});
    return AgentServer.start(agent, new InetSocketAddress("127.0.0.1", 0), tls);
  }

  private static DescribeResponse described(AgentServer running, @Nullable Identity client)
      throws IOException {
    SslContextBuilder builder =
        SslContextBuilder.forClient().trustManager(server.certificate().toFile());
    if (client != null) {
      builder.keyManager(client.certificate().toFile(), client.key().toFile());
    }
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("127.0.0.1", running.port())
            .overrideAuthority("localhost")
            .sslContext(GrpcSslContexts.configure(builder, SslProvider.JDK).build())
            .build();
    try {
      return NodeAgentServiceGrpc.newBlockingStub(channel)
          .describe(DescribeRequest.getDefaultInstance());
    } finally {
      channel.shutdownNow();
    }
  }

  private static Identity identity(String name)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = folder.resolve(name + ".p12");
    Process made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "it",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=dns:" + name,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start();
    assertThat(made.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    return new Identity(
        pem(name + ".crt", "CERTIFICATE", keys.getCertificate("it").getEncoded()),
        pem(name + ".key", "PRIVATE KEY", keys.getKey("it", PASSWORD).getEncoded()));
  }

  private static Path pem(String file, String what, byte[] der) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        folder.resolve(file),
        "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(what, body, what));
  }
}
