package dev.assay.gateway.verification;

import dev.assay.contracts.layer.v1.ObservationDigest;
import dev.assay.contracts.layer.v1.VerificationFinished;
import dev.assay.gateway.fanout.LayerClient;
import dev.assay.layer.evidence.EvidenceStore;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.evidence.Recording;
import dev.assay.verification.report.LayerReport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Set;
import java.util.TreeSet;

/**
 * Brings everything that a layer's report names into the gateway's own store: the report, its
 * observations, its recording, and the recorded answers, each held against its digest.
 */
record EvidenceTransfer(LayerClient client, EvidenceStore store, ProjectJournal journal) {
  private static final int AT_ONCE = 4;
  private static final int BATCH = 16;

  /** The layer's outcome, once everything is here. */
  Uni<LayerOutcome> bring(VerificationFinished finished) {
    byte[] reportBytes = finished.getReport().getContent().toByteArray();
    LayerReport report = read(reportBytes, LayerReport.class);
    if (!Digest.of(reportBytes).hex().equals(finished.getReportDigest())) {
      throw new IllegalStateException("the report has another digest than the layer says");
    }
    Digest recordingDigest = new Digest(finished.getRecordingDigest());
    Set<Digest> named = new TreeSet<>();
    named.add(Digest.of(reportBytes));
    named.add(recordingDigest);
    named.add(report.claims());
    finished.getObservationsList().stream()
        .map(ObservationDigest::getDigest)
        .map(Digest::new)
        .forEach(named::add);
    return bring(named)
        .chain(() -> store.content(recordingDigest))
        .map(bytes -> read(bytes, Recording.class))
        .call(recording -> bring(answers(recording)))
        .map(recording -> new LayerOutcome.Reported(report, Digest.of(reportBytes), recording));
  }

  private Uni<Void> bring(Set<Digest> digests) {
    return Multi.createFrom()
        .iterable(digests)
        .onItem()
        .transformToUni(client::evidence)
        .merge(AT_ONCE)
        .group()
        .intoLists()
        .of(BATCH)
        .onItem()
        .transformToUniAndConcatenate(batch -> journal.keep(batch).replaceWith(batch.size()))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private static Set<Digest> answers(Recording recording) {
    Set<Digest> named = new TreeSet<>();
    for (Recording.Entry entry : recording.answers()) {
      named.add(entry.envelope());
      Digest body = entry.body();
      if (body != null) {
        named.add(body);
      }
    }
    return named;
  }

  private static <T> T read(byte[] json, Class<T> type) {
    try {
      return CanonicalJson.read(json, type);
    } catch (InvalidDocument e) {
      throw new IllegalStateException(
          "a layer sent a " + type.getSimpleName() + " that can't be read: " + e.getMessage(), e);
    }
  }
}
