package dev.assay.demo;

import dev.assay.demo.http.AddressUnavailableException;
import dev.assay.demo.plan.NetworkPlan;
import dev.assay.demo.plan.PlanDocument;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The command line: starts a plan's network, says so in one line, and serves until it is told to
 * stop.
 *
 * <p>Exit codes: 0 stopped, 64 usage, 65 the plan is not valid, 66 the plan can't be read, 69 an
 * address or port is taken.
 */
@Command(name = "demo-network", description = "Serves a network to verify on this machine.")
final class DemoNetworkCommand implements Callable<Integer> {
  private static final int USAGE = 64;
  private static final int PLAN_NOT_VALID = 65;
  private static final int PLAN_NOT_READ = 66;
  private static final int UNAVAILABLE = 69;

  @Parameters(paramLabel = "NETWORK.yaml", description = "The plan.")
  private @Nullable Path file;

  @Option(names = "--address", description = "Instead of the plan's address, such as 127.42.0.1.")
  private @Nullable String address;

  @Option(names = "--port", description = "Instead of the plan's port; 0 takes free ones.")
  private @Nullable Integer port;

  @Option(names = "--node-port", description = "Instead of the plan's nodePort; 0 takes free ones.")
  private @Nullable Integer nodePort;

  @Option(names = "--until-eof", description = "Stops when standard input ends.")
  private boolean untilEof;

  /** Runs until stopped and returns the exit code. */
  static int run(String... arguments) {
    return new CommandLine(new DemoNetworkCommand())
        .setParameterExceptionHandler(
            (wrong, given) -> said(String.valueOf(wrong.getMessage()), USAGE))
        .execute(arguments);
  }

  @Override
  public Integer call() throws InterruptedException {
    try (var network = DemoNetwork.start(plan())) {
      Runtime.getRuntime().addShutdownHook(new Thread(network::close));
      System.out.println("demo network ready");
      System.out.flush();
      serve();
      return 0;
    } catch (AddressUnavailableException e) {
      return said(e.getMessage(), UNAVAILABLE);
    } catch (IllegalArgumentException e) {
      return said(file + ": " + e.getMessage(), PLAN_NOT_VALID);
    } catch (IOException e) {
      return said("cannot read " + file + " (" + e + ")", PLAN_NOT_READ);
    }
  }

  private NetworkPlan plan() throws IOException {
    var plan = PlanDocument.read(Files.readString(Objects.requireNonNull(file)));
    plan = address == null ? plan : plan.withAddress(address);
    plan = port == null ? plan : plan.withPort(port);
    return nodePort == null ? plan : plan.withNodePort(nodePort);
  }

  private void serve() throws InterruptedException, IOException {
    if (untilEof) {
      System.in.transferTo(OutputStream.nullOutputStream());
    } else {
      new CountDownLatch(1).await();
    }
  }

  private static int said(@Nullable String sentence, int exitCode) {
    System.err.println("demo network: " + sentence);
    return exitCode;
  }
}
