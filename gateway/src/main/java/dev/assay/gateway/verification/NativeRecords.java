package dev.assay.gateway.verification;

import dev.assay.gateway.project.StoredDossier;
import dev.assay.verification.dossier.Author;
import dev.assay.verification.dossier.Dossier;
import dev.assay.verification.dossier.LayerClaims;
import dev.assay.verification.dossier.Project;
import dev.assay.verification.policy.LayerVerdict;
import dev.assay.verification.policy.Missing;
import dev.assay.verification.policy.Policy;
import dev.assay.verification.policy.Rule;
import dev.assay.verification.policy.Unknown;
import dev.assay.verification.policy.Verdict;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Records that only the gateway writes or reads as JSON, for native images. */
@RegisterForReflection(
    targets = {
      ProjectEvent.class,
      ProjectEvent.FindingLine.class,
      ProjectEvent.VerdictLine.class,
      StoredDossier.class,
      VerificationRequest.class,
      VerificationView.class,
      VerificationView.LayerLine.class,
      Author.class,
      Dossier.class,
      LayerClaims.class,
      Project.class,
      LayerVerdict.class,
      Missing.class,
      Policy.class,
      Rule.class,
      Unknown.class,
      Verdict.class,
      Verdict.PolicyReference.class
    })
final class NativeRecords {}
