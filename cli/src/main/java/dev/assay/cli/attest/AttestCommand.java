package dev.assay.cli.attest;

import dev.assay.cli.Complaint;
import dev.assay.cli.ExitCode;
import dev.assay.cli.agent.AgentCommand;
import dev.assay.cli.agent.SigningKeyFile;
import dev.assay.verification.signature.SigningKey;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code assay attest}: lets the cards of this host attest to whoever asks, until it is ended. */
@Command(name = "attest", description = "Lets this host's accelerators attest to verifiers.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class AttestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:7444",
      description = "Where to listen, behind the host's TLS proxy (${DEFAULT-VALUE}).")
  private String listen;

  @Option(
      names = "--collector",
      paramLabel = "COMMAND",
      defaultValue = "nvattest --format json collect-evidence --device gpu --nonce {nonce}",
      description = "What collects the reports (${DEFAULT-VALUE}).")
  private String collector;

  @Option(
      names = "--gpus",
      paramLabel = "N",
      required = true,
      description = "How many accelerators this host has, rented ones included.")
  private int gpus;

  @Option(
      names = "--reference",
      paramLabel = "FILE",
      description = "A reference manifest of their driver or VBIOS; may be given several times.")
  private List<Path> references = List.of();

  @Option(
      names = "--rented",
      paramLabel = "FILE",
      description = "Ids of rentals whose cards can't be asked, one a line, read at each request.")
  private @Nullable Path rented;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      defaultValue = "assay-node.key",
      description = "The node's key, made at the first start (${DEFAULT-VALUE}).")
  private Path key;

  @Override
  public Integer call() throws InterruptedException {
    SigningKey node = SigningKeyFile.at(key);
    Attester attester = new Attester(collector(), node, gpus, references, rented);
    PrintWriter out = spec.commandLine().getOut();
    try (AttestServer server =
        AttestServer.start(AgentCommand.address(listen), attester, line -> say(out, line))) {
      say(out, "node key " + node.name());
      say(out, "listening on port " + server.port());
      new CountDownLatch(1).await(); // until the process is ended
    }
    return ExitCode.OK;
  }

  private Collector collector() {
    try {
      return Collector.of(collector);
    } catch (IllegalArgumentException e) {
      throw Complaint.usage(e.getMessage() + ".");
    }
  }

  private static synchronized void say(PrintWriter out, String line) {
    out.println("assay attest: " + line);
    out.flush();
  }
}
