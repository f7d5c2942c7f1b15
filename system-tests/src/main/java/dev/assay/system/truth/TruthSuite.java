package dev.assay.system.truth;

import dev.assay.cli.Complaint;
import dev.assay.cli.Home;
import dev.assay.system.truth.TruthCase.Door;
import dev.assay.verification.check.LayerName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs cases on private sites: those of one layer one after another, the layers side by side, and
 * inference last and with the cores to itself, because what it measures is time. An inference case
 * mostly waits for the due times of its load, and a service measures one load at a time; so these
 * cases are shared out among several sites.
 */
public final class TruthSuite {
  private static final List<LayerName> EARLY =
      List.of(LayerName.COMPUTE, LayerName.DATA, LayerName.TOKENOMICS);
  private static final int SITES_BESIDE = 2;

  private final Site whole;
  private final List<Site> ofInference;
  private final Consumer<CaseResult> watcher;

  private TruthSuite(Site whole, List<Site> ofInference, Consumer<CaseResult> watcher) {
    this.whole = whole;
    this.ofInference = ofInference;
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
    List<Site> ofInference = new ArrayList<>();
    try {
      Targets targets = Targets.free();
      try (CardHosts cards = CardHosts.prepare();
          Site whole = Site.whole(home, targets, cards);
          HardwareAgents agents = HardwareAgents.start(home, targets.nodePort())) {
        cards.start(targets.nodePort());
        int sites = of(LayerName.INFERENCE, cases).isEmpty() ? 0 : SITES_BESIDE;
        for (int site = 1; site <= sites; site++) {
          ofInference.add(Site.ofInference(home, targets.beside(site)));
        }
        return new TruthSuite(whole, ofInference, watcher).all(cases);
      } finally {
        ofInference.forEach(Site::close);
      }
    } catch (IOException e) {
      throw Complaint.unavailable("the demo network can't be started: " + e.getMessage() + ".");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Complaint.unavailable("the suite was interrupted.");
    }
  }

  private List<CaseResult> all(List<TruthCase> cases) throws InterruptedException {
    List<Callable<List<CaseResult>>> early = new ArrayList<>();
    EARLY.forEach(layer -> early.add(() -> lane(whole, queue(of(layer, cases).stream()))));
    List<CaseResult> results = new ArrayList<>(together(early));
    results.addAll(together(sharedOut(of(LayerName.INFERENCE, cases))));
    return cases.stream().map(of -> result(of, results)).toList();
  }

  /** Only the whole site has a gateway, and takes what goes through it first. */
  private List<Callable<List<CaseResult>>> sharedOut(List<TruthCase> cases) {
    Queue<TruthCase> anywhere = queue(cases.stream().filter(of -> of.door() == Door.LAYER));
    Queue<TruthCase> gateway = queue(cases.stream().filter(of -> of.door() == Door.GATEWAY));
    List<Callable<List<CaseResult>>> lanes = new ArrayList<>();
    lanes.add(
        () -> Stream.of(gateway, anywhere).flatMap(queue -> lane(whole, queue).stream()).toList());
    ofInference.forEach(site -> lanes.add(() -> lane(site, anywhere)));
    return lanes;
  }

  private static List<CaseResult> together(List<Callable<List<CaseResult>>> lanes)
      throws InterruptedException {
    List<CaseResult> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(lanes.size())) {
      for (Future<List<CaseResult>> lane : threads.invokeAll(lanes)) {
        results.addAll(lane.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a lane failed", e.getCause());
    }
  }

  /** Runs what is left in the queue, one after another. */
  private List<CaseResult> lane(Site site, Queue<TruthCase> cases) {
    List<CaseResult> results = new ArrayList<>();
    for (TruthCase next = cases.poll(); next != null; next = cases.poll()) {
      CaseResult result = site.run(next);
      watcher.accept(result);
      results.add(result);
    }
    return results;
  }

  private static Queue<TruthCase> queue(Stream<TruthCase> cases) {
    return new ConcurrentLinkedQueue<>(cases.toList());
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
