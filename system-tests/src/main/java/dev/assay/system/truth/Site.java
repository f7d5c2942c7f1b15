package dev.assay.system.truth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.cli.Complaint;
import dev.assay.cli.Home;
import dev.assay.cli.program.OperatorSettings;
import dev.assay.cli.stack.Part;
import dev.assay.cli.stack.Stack;
import dev.assay.cli.stack.StackOrder;
import dev.assay.demo.DemoNetwork;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.document.InvalidDocument;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/**
 * One place where cases run: services of its own, and the addresses at which the cases' networks
 * are served to them. Thread-safe for cases of different layers.
 */
final class Site implements AutoCloseable {
  private final Targets targets;
  private final DemoSecrets secrets;
  private final Stack stack;
  private final Doors doors;
  private final HonestClaims honest;

  private Site(Home home, Targets targets, DemoSecrets secrets, Stack stack, Clock clock) {
    this.targets = targets;
    this.secrets = secrets;
    this.stack = stack;
    this.doors = new Doors(stack, clock);
    this.honest = new HonestClaims(home);
  }

  /** All services, whose operator trusts these cards. */
  static Site whole(Home home, Targets targets, CardHosts cards) throws IOException {
    DemoSecrets secrets = DemoSecrets.write(targets.keys());
    OperatorSettings operator =
        targets
            .operator()
            .withSecrets(secrets.folder())
            .withAttestationRoots(cards.roots())
            .standingAt(LocationCases.LATITUDE, LocationCases.LONGITUDE)
            .trustingVantages(UptimeCases.vantages())
            .tryingItsLinkBy(targets.large(LayerName.COMPUTE));
    return open(home, targets, secrets, List.of(Part.values()), operator);
  }

  /** The inference service alone. */
  static Site ofInference(Home home, Targets targets) throws IOException {
    DemoSecrets secrets = DemoSecrets.write(targets.keys());
    OperatorSettings operator = targets.operator().withSecrets(secrets.folder());
    return open(home, targets, secrets, List.of(Part.of(LayerName.INFERENCE)), operator);
  }

  private static Site open(
      Home home,
      Targets targets,
      DemoSecrets secrets,
      List<Part> parts,
      OperatorSettings operator) {
    Clock clock = Clock.systemUTC();
    try {
      StackOrder order = new StackOrder(false, parts, null, operator, null);
      return new Site(home, targets, secrets, Stack.start(home, order, clock), clock);
    } catch (RuntimeException e) {
      secrets.close();
      throw e;
    }
  }

  /** Serves a case's network and verifies its claims. */
  CaseResult run(TruthCase of) {
    try (DemoNetwork network = targets.start(of.layer(), of.network())) {
      ObjectNode claims = honest.of(of.layer(), network);
      of.claims().change(claims, network);
      return doors.verify(of, claims);
    } catch (IOException | InvalidDocument | Complaint e) {
      return CaseResult.failed(of, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    stack.close();
    secrets.close();
  }
}
