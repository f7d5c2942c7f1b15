package dev.assay.gateway.verification;

import dev.assay.gateway.GatewayConfig;
import dev.assay.gateway.fanout.LayerClient;
import dev.assay.gateway.fanout.LayerClients;
import dev.assay.layer.database.Transactions;
import dev.assay.layer.evidence.EvidenceStore;
import dev.assay.verification.check.LayerName;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A project's verification from its dossier to its verdict: asks the layers, waits for each to
 * report or to be given up, and decides. Can begin again at any time: layers that were started
 * already go on, and events that were passed on are not repeated.
 */
@ApplicationScoped
public class ProjectRun {
  private final ProjectVerificationStore verifications;
  private final EvidenceStore evidence;
  private final Transactions transactions;
  private final LayerClients layers;
  private final VerdictMaker verdicts;
  private final GatewayConfig.Fanout settings;
  private final Clock clock;

  ProjectRun(
      ProjectVerificationStore verifications,
      EvidenceStore evidence,
      Transactions transactions,
      LayerClients layers,
      VerdictMaker verdicts,
      GatewayConfig config,
      Clock clock) {
    this.verifications = verifications;
    this.evidence = evidence;
    this.transactions = transactions;
    this.layers = layers;
    this.verdicts = verdicts;
    this.settings = config.fanout();
    this.clock = clock;
  }

  /** Runs the verification of this id to its end, if it isn't over. */
  public Uni<Void> run(UUID id) {
    return verifications
        .takeUp(id)
        .chain(taken -> taken == null ? Uni.createFrom().voidItem() : run(taken))
        .onFailure(ProjectJournal.Superseded.class)
        .recoverWithNull();
  }

  private Uni<Void> run(ProjectVerification verification) {
    ProjectJournal journal = new ProjectJournal(verification, transactions, evidence, clock);
    return begun(verification, journal)
        .chain(() -> AskedWith.of(verification, evidence))
        .chain(
            asked ->
                verifications
                    .layers(verification.id())
                    .chain(rows -> askAll(verification, asked, journal, rows))
                    .chain(outcomes -> end(verification, asked, outcomes, journal)));
  }

  private static Uni<Void> begun(ProjectVerification verification, ProjectJournal journal) {
    return verification.attempt() == 1
        ? journal.append(ProjectEvent.of(ProjectEvent.STARTED, null, null))
        : Uni.createFrom().voidItem();
  }

  private Uni<List<LayerOutcome>> askAll(
      ProjectVerification verification,
      AskedWith asked,
      ProjectJournal journal,
      List<ProjectLayerRow> rows) {
    Map<LayerName, Long> seen =
        rows.stream().collect(Collectors.toMap(row -> row.layer, row -> row.lastSequence));
    List<LayerSession> sessions =
        layers.all().stream().map(client -> session(client, verification, journal, seen)).toList();
    Set<LayerName> last = settings.last().orElse(Set.of());
    Uni<List<LayerOutcome>> all =
        wave(sessions, name -> !last.contains(name), asked, verification)
            .chain(
                first ->
                    wave(sessions, last::contains, asked, verification)
                        .map(rest -> Stream.concat(first.stream(), rest.stream()).toList()));
    return heedingCancellation(verification.id(), sessions, all);
  }

  private LayerSession session(
      LayerClient client,
      ProjectVerification verification,
      ProjectJournal journal,
      Map<LayerName, Long> seen) {
    return new LayerSession(
        client,
        settings,
        journal,
        evidence,
        verification.id().toString(),
        seen.getOrDefault(client.name(), 0L));
  }

  private Uni<List<LayerOutcome>> wave(
      List<LayerSession> sessions,
      Predicate<LayerName> chosen,
      AskedWith asked,
      ProjectVerification verification) {
    List<LayerSession> wave = sessions.stream().filter(s -> chosen.test(s.layer())).toList();
    if (wave.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return isCancelled(verification.id())
        .chain(
            cancelled ->
                cancelled
                    ? Uni.createFrom().item(cancelled(wave))
                    : Uni.join()
                        .all(
                            wave.stream()
                                .map(
                                    session ->
                                        session.run(
                                            asked.dossier(),
                                            asked.terms(),
                                            verification.requestedBy()))
                                .toList())
                        .andCollectFailures());
  }

  private Uni<List<LayerOutcome>> heedingCancellation(
      UUID id, List<LayerSession> sessions, Uni<List<LayerOutcome>> all) {
    Uni<Void> cancelled =
        Multi.createFrom()
            .ticks()
            .every(settings.cancelEvery())
            .onOverflow()
            .drop()
            .onItem()
            .transformToUniAndConcatenate(tick -> isCancelled(id))
            .filter(asked -> asked)
            .toUni()
            .chain(asked -> Uni.join().all(cancels(sessions)).andCollectFailures())
            .replaceWithVoid();
    return Uni.createFrom()
        .emitter(
            emitter -> {
              var watching = cancelled.subscribe().with(done -> {}, failure -> {});
              var asking = all.subscribe().with(emitter::complete, emitter::fail);
              emitter.onTermination(
                  () -> {
                    watching.cancel();
                    asking.cancel();
                  });
            });
  }

  private static List<Uni<Void>> cancels(List<LayerSession> sessions) {
    return sessions.stream().map(LayerSession::cancel).toList();
  }

  private Uni<Boolean> isCancelled(UUID id) {
    return verifications.find(id).map(v -> v != null && v.cancelRequested());
  }

  private static List<LayerOutcome> cancelled(List<LayerSession> wave) {
    return wave.stream()
        .<LayerOutcome>map(session -> new LayerOutcome.Cancelled(session.layer()))
        .toList();
  }

  private Uni<Void> end(
      ProjectVerification verification,
      AskedWith asked,
      List<LayerOutcome> outcomes,
      ProjectJournal journal) {
    return isCancelled(verification.id())
        .chain(
            cancelled ->
                cancelled
                    ? journal.cancelled()
                    : verdicts
                        .make(verification, asked, reported(outcomes))
                        .chain(made -> journal.finish(made.row(), made.documents())));
  }

  private static List<LayerOutcome.Reported> reported(List<LayerOutcome> outcomes) {
    List<LayerOutcome.Reported> reported = new ArrayList<>();
    outcomes.forEach(
        outcome -> {
          if (outcome instanceof LayerOutcome.Reported r) {
            reported.add(r);
          }
        });
    return reported;
  }
}
