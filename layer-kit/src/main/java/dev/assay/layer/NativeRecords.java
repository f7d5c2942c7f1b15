package dev.assay.layer;

import dev.assay.layer.door.Problem;
import dev.assay.layer.door.StartBody;
import dev.assay.layer.door.VerificationView;
import dev.assay.layer.store.VerificationEvent;
import dev.assay.verification.bundle.BundleIndex;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Freshness;
import dev.assay.verification.check.Sampling;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.dossier.Author;
import dev.assay.verification.dossier.Dossier;
import dev.assay.verification.dossier.LayerClaims;
import dev.assay.verification.dossier.Project;
import dev.assay.verification.dossier.Statement;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.evidence.QuestionRecord;
import dev.assay.verification.evidence.Recording;
import dev.assay.verification.evidence.Register;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Statistic;
import dev.assay.verification.policy.LayerVerdict;
import dev.assay.verification.policy.Missing;
import dev.assay.verification.policy.Policy;
import dev.assay.verification.policy.Rule;
import dev.assay.verification.policy.Unknown;
import dev.assay.verification.policy.Verdict;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.RandomDraw;
import dev.assay.verification.report.Catalogue;
import dev.assay.verification.report.CheckResult;
import dev.assay.verification.report.Coverage;
import dev.assay.verification.report.LayerReport;
import dev.assay.verification.report.ObservationDocument;
import dev.assay.verification.report.Picture;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The kits' records that are written or read as JSON, for native images. */
@RegisterForReflection(
    targets = {
      BundleIndex.class,
      Expectation.class,
      Freshness.class,
      Sampling.class,
      Standard.class,
      Terms.class,
      Digest.class,
      InvalidDocument.Problem.class,
      Author.class,
      Dossier.class,
      LayerClaims.class,
      Project.class,
      Statement.class,
      Envelope.class,
      Provenance.class,
      QuestionRecord.class,
      Recording.class,
      Recording.Entry.class,
      Register.class,
      Register.ChainSource.class,
      Finding.class,
      Observed.class,
      Statistic.class,
      LayerVerdict.class,
      Missing.class,
      Policy.class,
      Rule.class,
      Unknown.class,
      Verdict.class,
      Verdict.PolicyReference.class,
      HttpGet.class,
      RandomDraw.class,
      Catalogue.class,
      Catalogue.Entry.class,
      CheckResult.class,
      Coverage.class,
      LayerReport.class,
      ObservationDocument.class,
      Picture.Bucket.class,
      Picture.Histogram.class,
      Picture.Mark.class,
      Picture.Part.class,
      Picture.Shares.class,
      Problem.class,
      StartBody.class,
      StartBody.Spending.class,
      VerificationView.class,
      VerificationEvent.Started.class,
      VerificationEvent.CheckStarted.class,
      VerificationEvent.CheckProgress.class,
      VerificationEvent.CheckFinished.class,
      VerificationEvent.Finished.class
    })
final class NativeRecords {}
