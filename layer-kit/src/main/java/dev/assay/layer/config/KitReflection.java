package dev.assay.layer.config;

import dev.assay.layer.door.FaultKind;
import dev.assay.layer.door.Problem;
import dev.assay.layer.door.StartBody;
import dev.assay.layer.door.VerificationView;
import dev.assay.layer.store.AnswerRow;
import dev.assay.layer.store.EventRow;
import dev.assay.layer.store.ObservationRow;
import dev.assay.layer.store.RecordedEvent;
import dev.assay.layer.store.VerificationEvent;
import dev.assay.layer.store.VerificationState;
import dev.assay.verification.bundle.BundleIndex;
import dev.assay.verification.chain.ChainExchange;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Freshness;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Sampling;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.dossier.Statement;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.evidence.QuestionRecord;
import dev.assay.verification.evidence.Recording;
import dev.assay.verification.evidence.Register;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.finding.Statistic;
import dev.assay.verification.probe.DocumentPart;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.KeyedGet;
import dev.assay.verification.probe.RandomDraw;
import dev.assay.verification.report.Catalogue;
import dev.assay.verification.report.CheckResult;
import dev.assay.verification.report.Coverage;
import dev.assay.verification.report.LayerReport;
import dev.assay.verification.report.ObservationDocument;
import dev.assay.verification.report.Picture;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Registers for native images the types of the kits that Jackson and Hibernate reach. Its test
 * walks the documents and fails when one is missing here.
 */
@RegisterForReflection(
    targets = {
      FaultKind.class,
      Problem.class,
      StartBody.class,
      StartBody.Spending.class,
      VerificationView.class,
      AnswerRow.Key.class,
      EventRow.Key.class,
      ObservationRow.Key.class,
      RecordedEvent.class,
      VerificationEvent.class,
      VerificationEvent.CheckFinished.class,
      VerificationEvent.CheckProgress.class,
      VerificationEvent.CheckStarted.class,
      VerificationEvent.Finished.class,
      VerificationEvent.Started.class,
      VerificationState.class,
      BundleIndex.class,
      Expectation.class,
      Freshness.class,
      LayerName.class,
      Sampling.class,
      Standard.class,
      Terms.class,
      Digest.class,
      InvalidDocument.Problem.class,
      Statement.class,
      Envelope.class,
      EvidenceClass.class,
      Provenance.class,
      QuestionRecord.class,
      Recording.class,
      Recording.Entry.class,
      Register.class,
      Register.ChainProtocol.class,
      Register.ChainSource.class,
      Finding.class,
      Observed.class,
      Outcome.class,
      Reason.class,
      Severity.class,
      Statistic.class,
      ChainExchange.class,
      DocumentPart.class,
      HttpGet.class,
      KeyedGet.class,
      RandomDraw.class,
      Catalogue.class,
      Catalogue.Entry.class,
      CheckResult.class,
      Coverage.class,
      LayerReport.class,
      ObservationDocument.class,
      Picture.class,
      Picture.Bucket.class,
      Picture.Histogram.class,
      Picture.Mark.class,
      Picture.Part.class,
      Picture.Shares.class,
    })
public final class KitReflection {
  private KitReflection() {}
}
