package dev.assay.data.service;

import dev.assay.data.claims.DataClaims;
import dev.assay.data.claims.DatasetClaim;
import dev.assay.data.claims.LicenceClaim;
import dev.assay.data.claims.ManifestClaim;
import dev.assay.data.claims.ManifestFormat;
import dev.assay.data.digest.DigestAlgorithm;
import dev.assay.data.digest.FileDigests;
import dev.assay.data.digest.FileTranscript;
import dev.assay.data.integrity.DatasetFacts;
import dev.assay.data.integrity.FileFact;
import dev.assay.data.integrity.FileState;
import dev.assay.data.integrity.IntegrityObservation;
import dev.assay.data.licence.ClaimedLicence;
import dev.assay.data.licence.DatasetLicence;
import dev.assay.data.licence.DeclaredLicence;
import dev.assay.data.licence.LicenceObservation;
import dev.assay.data.licence.LicenceText;
import dev.assay.data.manifest.ManifestFacts;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Every type of this service that is written or read as JSON, for native images. */
@RegisterForReflection(
    targets = {
      DataClaims.class,
      DatasetClaim.class,
      ManifestClaim.class,
      ManifestFormat.class,
      LicenceClaim.class,
      FileDigests.class,
      FileTranscript.class,
      DigestAlgorithm.class,
      ManifestFacts.class,
      ManifestFacts.Pin.class,
      IntegrityObservation.class,
      DatasetFacts.class,
      FileFact.class,
      FileState.class,
      LicenceObservation.class,
      DatasetLicence.class,
      ClaimedLicence.class,
      DeclaredLicence.class,
      LicenceText.class,
      LicenceText.State.class
    })
final class NativeRecords {}
