package dev.assay.data.licence;

import dev.assay.data.claims.DataClaims;
import dev.assay.data.claims.DatasetClaim;
import dev.assay.data.claims.LicenceClaim;
import dev.assay.data.licence.LicenceFiles.Candidate;
import dev.assay.data.manifest.DeclaredDigest;
import dev.assay.data.manifest.Manifest;
import dev.assay.data.manifest.ManifestFacts.Pin;
import dev.assay.data.manifest.ManifestFile;
import dev.assay.data.manifest.ServedManifest;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Asks whether a dataset stands under the licence that is claimed for it: by the manifest's own
 * field, and by the licence text that lies pinned beside the data.
 */
public final class DataLicence implements Check<DataClaims, LicenceObservation> {
  /** The one expectation. */
  static final String LICENCE = "licence";

  private static final long MAX_TEXT_BYTES = 1 << 20;

  private static final CheckSpec SPEC =
      new CheckSpec(
          "data.licence",
          1,
          LayerName.DATA,
          "Does each dataset stand under the licence that is claimed for it?",
          Severity.MEDIUM,
          List.of(
              new Expectation(
                  LICENCE,
                  "The claimed SPDX identifier exists, the manifest declares no other licence, and"
                      + " the licence's text lies pinned beside the data.",
                  Standard.of(EvidenceClass.HASH_PINNED),
                  Standard.of(EvidenceClass.HASH_PINNED))),
          false,
          "Put the licence's text beside the data, list it with its SHA-256 in the manifest, let the"
              + " manifest's licence field name the same SPDX identifier, and pin the manifest in"
              + " the dossier.",
          """
          The identifier is looked up in the bundled SPDX licence list; a deprecated one is \
          accepted and said so, an unknown one is UNPROVEN(NOT_RECOGNISED). The manifest's licence \
          field says which licence applies: one that means another identifier refutes the claim. \
          The licence text is the file that this field names, else a file called LICENSE, COPYING \
          or the like at the top of the manifest; it is recognised by SPDX's own text and \
          templates, of whose replaceable passages only names and numbers may vary, so that an \
          added condition makes it unrecognised. A text of another licence refutes the claim, \
          unless it is a program's licence beside data whose field agrees with the claim: code \
          and data may differ, so that is SOURCES_DISAGREE. A statement without a pinned text is \
          WEAK_SOURCE, however often it is repeated: nobody is held to a word that can be taken \
          back. Whether the project may grant this licence is not asked here.""");

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<LicenceObservation> observationType() {
    return LicenceObservation.class;
  }

  @Override
  public Judge<DataClaims, LicenceObservation> judge() {
    return new DataLicenceJudge();
  }

  @Override
  public Uni<LicenceObservation> observe(DataClaims claims, Terms terms, Probes probes) {
    Provenance said = Provenance.declared(claims, terms);
    return Multi.createFrom()
        .iterable(claims.datasets())
        .filter(dataset -> dataset.licence() != null)
        .onItem()
        .transformToUniAndConcatenate(dataset -> observe(dataset, said, probes))
        .collect()
        .asList()
        .map(seen -> new LicenceObservation(SpdxList.bundled().version(), seen));
  }

  private static Uni<DatasetLicence> observe(DatasetClaim dataset, Provenance said, Probes probes) {
    LicenceClaim claim = dataset.licence();
    String spdx = claim == null ? "" : claim.spdx();
    ClaimedLicence claimed = ClaimedLicence.of(spdx, SpdxList.bundled());
    return ServedManifest.ask(dataset, probes)
        .chain(
            served -> {
              Manifest manifest = served.manifest();
              List<DeclaredLicence> declared =
                  manifest == null ? List.of() : declared(manifest, dataset);
              return texts(dataset, served, probes)
                  .map(
                      texts ->
                          new DatasetLicence(
                              dataset.id(), claimed, said, served.facts(), declared, texts));
            });
  }

  private static List<DeclaredLicence> declared(Manifest manifest, DatasetClaim dataset) {
    return manifest.licences().stream()
        .map(
            written ->
                new DeclaredLicence(
                    written,
                    List.copyOf(SpdxList.bundled().meaning(written)),
                    LicenceFiles.isFile(written, manifest, dataset.manifest().url())))
        .toList();
  }

  private static Uni<List<LicenceText>> texts(
      DatasetClaim dataset, ServedManifest served, Probes probes) {
    Manifest manifest = served.manifest();
    if (manifest == null) {
      return Uni.createFrom().item(List.of());
    }
    return Multi.createFrom()
        .iterable(LicenceFiles.of(manifest, dataset.manifest().url()))
        .onItem()
        .transformToUniAndConcatenate(candidate -> text(candidate, served, probes))
        .collect()
        .asList();
  }

  private static Uni<LicenceText> text(Candidate candidate, ServedManifest served, Probes probes) {
    ManifestFile file = candidate.file();
    if (file.address() == null || !(file.digest() instanceof DeclaredDigest.Usable digest)) {
      return Uni.createFrom()
          .item(LicenceText.unpinned(file, candidate.declared(), served.facts().from()));
    }
    boolean pinned = served.facts().pin() == Pin.MATCHES;
    return probes
        .ask(HttpGet.of(file.address(), MAX_TEXT_BYTES))
        .map(answer -> LicenceText.of(file, candidate.declared(), digest, pinned, answer));
  }
}
