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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs cases on a private stack: those of one layer one after another, the layers side by side, and
 * inference last and alone, because its measurements share the cores with everything else.
 */
public final class TruthSuite {
  private final HonestClaims honest;
  private final Targets targets;
  private final Doors doors;
  private final Consumer<CaseResult> watcher;

  private TruthSuite(
      HonestClaims honest, Targets targets, Doors doors, Consumer<CaseResult> watcher) {
    this.honest = honest;
    this.targets = targets;
    this.doors = doors;
    this.watcher = watcher;
  }

  /** All cases of all layers, in the order in which they are shown. */
  static List<TruthCase> cases() {
    return Stream.of(
            ComputeCases.all(),
            OperatorCases.all(),
            HardwareCases.all(),
            ChallengeCases.all(),
            LocationCases.all(),
            ReachCases.all(),
            UptimeCases.all(),
            AttestationCases.all(),
            DataCases.all(),
            InferenceCases.all(),
            SlaCases.all(),
            DocumentCases.all(),
            IdentityCases.all(),
            FastPathCases.all(),
            StreamingCases.all(),
            SpreadCases.all(),
            TokenomicsCases.all())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Runs these cases.
   *
   * @param watcher hears each result as it comes, from several threads
   */
  static List<CaseResult> run(List<TruthCase> cases, Home home, Consumer<CaseResult> watcher) {
    try {
      Clock clock = Clock.systemUTC();
      Targets targets = Targets.free();
      try (DemoSecrets secrets = DemoSecrets.write(targets.keys());
          CardHosts cards = CardHosts.prepare();
          Stack stack = Stack.start(home, order(targets, secrets, cards), clock);
          HardwareAgents agents = HardwareAgents.start(home, targets.nodePort())) {
        cards.start(targets.nodePort());
        HonestClaims honest = new HonestClaims(home);
        return new TruthSuite(honest, targets, new Doors(stack, clock), watcher).all(cases);
      }
    } catch (IOException e) {
      throw Complaint.unavailable("the demo network can't be started: " + e.getMessage() + ".");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Complaint.unavailable("the suite was interrupted.");
    }
  }

  private static StackOrder order(Targets targets, DemoSecrets secrets, CardHosts cards) {
    OperatorSettings operator =
        targets
            .operator()
            .withSecrets(secrets.folder())
            .withAttestationRoots(cards.roots())
            .standingAt(LocationCases.LATITUDE, LocationCases.LONGITUDE)
            .tryingItsLinkBy(targets.large(LayerName.COMPUTE));
    return new StackOrder(false, List.of(Part.values()), null, operator, null);
  }

  private List<CaseResult> all(List<TruthCase> cases) throws InterruptedException {
    List<CaseResult> results = new ArrayList<>();
    List<LayerName> early = List.of(LayerName.COMPUTE, LayerName.DATA, LayerName.TOKENOMICS);
    try (ExecutorService lanes = Executors.newFixedThreadPool(early.size())) {
      List<Callable<List<CaseResult>>> work = new ArrayList<>();
      early.forEach(layer -> work.add(() -> lane(of(layer, cases))));
      for (Future<List<CaseResult>> lane : lanes.invokeAll(work)) {
        results.addAll(lane.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a lane failed", e.getCause());
    }
    results.addAll(lane(of(LayerName.INFERENCE, cases)));
    return cases.stream().map(of -> result(of, results)).toList();
  }

  private List<CaseResult> lane(List<TruthCase> cases) {
    List<CaseResult> results = new ArrayList<>();
    for (TruthCase each : cases) {
      CaseResult result = run(each);
      watcher.accept(result);
      results.add(result);
    }
    return results;
  }

  private CaseResult run(TruthCase of) {
    try (DemoNetwork network = targets.start(of.layer(), of.network())) {
      ObjectNode claims = honest.of(of.layer(), network);
      of.claims().change(claims, network);
      return doors.verify(of, claims);
    } catch (IOException | InvalidDocument | Complaint e) {
      return CaseResult.failed(of, String.valueOf(e.getMessage()));
    }
  }

  private static List<TruthCase> of(LayerName layer, List<TruthCase> cases) {
    return cases.stream().filter(each -> each.layer() == layer).toList();
  }

  private static CaseResult result(TruthCase of, List<CaseResult> results) {
    return results.stream()
        .filter(result -> result.of().id().equals(of.id()))
        .findFirst()
        .orElseThrow();
  }
}
