package dev.assay.cli.agent;

import dev.assay.cli.Complaint;
import dev.assay.cli.ExitCode;
import dev.assay.verification.matrix.MatrixPrf;
import dev.assay.verification.matrix.proving.JavaBackend;
import dev.assay.verification.matrix.proving.MatrixBackend;
import dev.assay.verification.signature.SigningKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code assay agent}: answers the challenges of listed verifiers until it is ended. Prints the
 * node's key, where it listens, and each challenge.
 */
@Command(name = "agent", description = "Answers the hardware challenges of listed verifiers.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class AgentCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:7443",
      description = "Where to listen (${DEFAULT-VALUE}).")
  private String listen;

  @Option(names = "--tls-cert", paramLabel = "PEM", description = "The server's certificate.")
  private @Nullable Path certificate;

  @Option(names = "--tls-key", paramLabel = "PEM", description = "Its private key (PKCS 8).")
  private @Nullable Path certificateKey;

  @Option(
      names = "--client-ca",
      paramLabel = "PEM",
      description = "Let only clients in whose certificates these authorities signed.")
  private @Nullable Path clientAuthorities;

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      required = true,
      description = "Verifiers' Ed25519 keys in Base64, one a line: theirs alone are answered.")
  private Path trust;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      defaultValue = "assay-node.key",
      description = "The node's key, made at the first start (${DEFAULT-VALUE}).")
  private Path key;

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      defaultValue = "java",
      description = "What multiplies: java, or cuda (${DEFAULT-VALUE}).")
  private String backend;

  @Option(
      names = "--cuda-program",
      paramLabel = "FILE",
      defaultValue = "agent-cuda/target/assay-agent-cuda",
      description = "The program of the cuda backend (${DEFAULT-VALUE}).")
  private Path cudaProgram;

  @Option(names = "--max-n", paramLabel = "N", description = "The greatest matrix to take.")
  private @Nullable Integer maxN;

  @Option(
      names = "--keep-gb",
      paramLabel = "GB",
      defaultValue = "0",
      description =
          "The most memory that a challenge of it may fill, in 10^9 bytes (${DEFAULT-VALUE}: none).")
  private int keepGb;

  @Option(
      names = "--cards",
      paramLabel = "COMMAND",
      defaultValue = Inventory.NVIDIA,
      description =
          "What lists this host's cards, a line each: name, identity, MiB (${DEFAULT-VALUE}).")
  private String cards;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    MatrixBackend multiplies = backend();
    SigningKey nodeKey = SigningKeyFile.at(key);
    TrustedVerifiers verifiers = TrustedVerifiers.in(trust);
    AgentLimits limits = new AgentLimits(largest(multiplies), AgentLimits.ROUNDS, kept());
    NodeAgent agent =
        new NodeAgent(
            nodeKey, verifiers, multiplies, limits, inventory(out), line -> say(out, line));
    InetSocketAddress address = address(listen);
    try (AgentServer server = AgentServer.start(agent, address, tls())) {
      Thread end = new Thread(server::close, "agent-end");
      Runtime.getRuntime().addShutdownHook(end);
      say(out, "node key " + nodeKey.name());
      say(out, "listening on " + address.getHostString() + ":" + server.port());
      say(
          out,
          "%d listed verifiers, backend %s, n up to %d"
              .formatted(verifiers.size(), multiplies.name(), limits.largestN()));
      server.await();
    }
    return ExitCode.OK;
  }

  /** A host without the program has no cards to declare. */
  private Inventory inventory(PrintWriter out) throws InterruptedException {
    Inventory inventory;
    try {
      inventory = Inventory.of(HostProgram.of(cards));
    } catch (IOException e) {
      say(out, "no cards are declared: " + e.getMessage());
      inventory = Inventory.ofProcessor();
    }
    inventory.devices().forEach(device -> say(out, "declares " + device.getName()));
    return inventory;
  }

  private int largest(MatrixBackend multiplies) {
    int asked = maxN == null ? multiplies.largest() : maxN;
    if (asked < MatrixPrf.BLOCK || asked > multiplies.largest()) {
      throw Complaint.usage(
          "--max-n lies between %d and %d for the backend %s."
              .formatted(MatrixPrf.BLOCK, multiplies.largest(), multiplies.name()));
    }
    return asked;
  }

  private long kept() {
    if (keepGb < 0) {
      throw Complaint.usage("--keep-gb is 0 or more, not " + keepGb + ".");
    }
    return keepGb * 1_000_000_000L;
  }

  private MatrixBackend backend() {
    return switch (backend) {
      case "java" -> new JavaBackend();
      case "cuda" -> CudaBackend.of(cudaProgram);
      default -> throw Complaint.usage("there is no backend " + backend + "; try java or cuda.");
    };
  }

  private AgentServer.@Nullable Tls tls() {
    if (certificate != null && certificateKey != null) {
      return new AgentServer.Tls(certificate, certificateKey, clientAuthorities);
    }
    if (certificate != null || certificateKey != null || clientAuthorities != null) {
      throw Complaint.usage("--tls-cert and --tls-key belong together.");
    }
    return null;
  }

  /** The address that {@code HOST:PORT} names. */
  public static InetSocketAddress address(String listen) {
    int colon = listen.lastIndexOf(':');
    String host = colon < 0 ? "" : listen.substring(0, colon).replaceAll("^\\[|\\]$", "");
    String port = listen.substring(colon + 1);
    if (host.isEmpty() || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
      throw Complaint.usage("--listen takes HOST:PORT, not " + listen + ".");
    }
    return new InetSocketAddress(host, Integer.parseInt(port));
  }

  private static synchronized void say(PrintWriter out, String line) {
    out.println("assay agent: " + line);
    out.flush();
  }
}
