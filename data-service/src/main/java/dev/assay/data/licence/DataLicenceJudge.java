package dev.assay.data.licence;

import dev.assay.data.claims.DataClaims;
import dev.assay.data.claims.DatasetClaim;
import dev.assay.data.claims.LicenceClaim;
import dev.assay.data.licence.LicenceText.State;
import dev.assay.data.manifest.ManifestFacts;
import dev.assay.data.manifest.ManifestFacts.Pin;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Judgement.Subject;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides for each dataset whether the claimed licence is the one that it stands under: first what
 * the manifest declares, then what the pinned text is, at last what is merely said.
 */
final class DataLicenceJudge implements Judge<DataClaims, LicenceObservation> {

  @Override
  public List<Judgement> judge(DataClaims claims, LicenceObservation observation, Terms terms) {
    if (claims.datasets().isEmpty()) {
      return Judgement.noClaim("datasets", DataLicence.LICENCE, "The dossier names no dataset.");
    }
    Map<String, DatasetLicence> seen = new HashMap<>();
    observation.datasets().forEach(licence -> seen.put(licence.id(), licence));
    return claims.datasets().stream().map(claim -> judge(claim, seen.get(claim.id()))).toList();
  }

  private static Judgement judge(DatasetClaim dataset, @Nullable DatasetLicence seen) {
    Subject subject = Judgement.about(dataset.id(), DataLicence.LICENCE);
    LicenceClaim claim = dataset.licence();
    if (claim == null) {
      return subject.notApplicable(Reason.NO_CLAIM, "The dossier claims no licence for it.");
    }
    subject
        .claimed(
            claim.spdx() + ": " + claim.statement().quote(),
            "the pinned manifest and the pinned licence text say " + claim.spdx())
        .trusting("that the project may grant this licence");
    if (seen == null) {
      return subject.unproven(Reason.CHECK_FAILED, "The dataset was not observed.");
    }
    Judgement early = byManifest(dataset, seen, subject);
    return early != null ? early : byLicence(seen, subject);
  }

  private static @Nullable Judgement byManifest(
      DatasetClaim dataset, DatasetLicence seen, Subject subject) {
    ManifestFacts manifest = seen.manifest();
    if (manifest.reason() != null) {
      return subject
          .showing(Observed.of("manifest", dataset.manifest().url(), manifest.from()))
          .unproven(manifest.reason(), String.valueOf(manifest.explanation()));
    }
    if (manifest.pin() == Pin.DIFFERS) {
      return subject
          .showing(manifestValue(seen))
          .unproven(Reason.CHANGED, "The served manifest is not the one that the dossier pinned.");
    }
    if (!seen.claimed().listed()) {
      return subject
          .showing(declared(seen, manifest.from()))
          .unproven(
              Reason.NOT_RECOGNISED,
              seen.claimed().spdx() + " is no identifier of the SPDX licence list.");
    }
    return null;
  }

  private static Judgement byLicence(DatasetLicence seen, Subject subject) {
    if (seen.claimed().deprecated()) {
      subject.showing(Observed.of("licence.deprecated", seen.claimed().spdx(), seen.said()));
    }
    Judgement byField = byField(seen, subject);
    if (byField != null) {
      return byField;
    }
    Judgement byText = byText(seen, subject);
    return byText != null ? byText : byWord(seen, subject);
  }

  /** What the manifest's licence field says against the claim, or doesn't tell. */
  private static @Nullable Judgement byField(DatasetLicence seen, Subject subject) {
    ClaimedLicence claimed = seen.claimed();
    List<DeclaredLicence> field = seen.declared().stream().filter(d -> !d.onlyPoints()).toList();
    List<DeclaredLicence> others = field.stream().filter(d -> !claimed.among(d.ids())).toList();
    if (others.isEmpty()) {
      return null;
    }
    boolean agreed = others.size() < field.size();
    boolean known = others.stream().noneMatch(d -> d.ids().isEmpty());
    String said = "The manifest declares " + others.getFirst().text();
    Provenance from = seen.manifest().from();
    if (!agreed && known) {
      return subject
          .observing(declared(seen, from))
          .refuted(said + ", not " + claimed.spdx() + ".");
    }
    subject.showing(declared(seen, from)).showing(texts(seen.texts()));
    return agreed
        ? subject.unproven(Reason.SOURCES_DISAGREE, said + " beside " + claimed.spdx() + ".")
        : subject.unproven(Reason.NOT_RECOGNISED, said + ", which names no known licence.");
  }

  /** What the licence texts beside the data say, when there is one. */
  private static @Nullable Judgement byText(DatasetLicence seen, Subject subject) {
    ClaimedLicence claimed = seen.claimed();
    List<LicenceText> known = in(seen.texts(), State.RECOGNISED);
    List<LicenceText> agreeing = known.stream().filter(t -> claimed.among(t.ids())).toList();
    if (!agreeing.isEmpty()) {
      return subject
          .observing(texts(agreeing.subList(0, 1)))
          .observing(manifestValue(seen))
          .showing(declared(seen, seen.manifest().from()))
          .confirmed(
              agreeing.getFirst().name() + " is the text of " + claimed.spdx() + ", pinned.");
    }
    if (!known.isEmpty()) {
      return byOtherText(seen, known.getFirst(), subject);
    }
    if (seen.texts().isEmpty()) {
      return null;
    }
    LicenceText silent = seen.texts().getFirst();
    Reason reason = silent.reason() == null ? Reason.NOT_RECOGNISED : silent.reason();
    return subject
        .showing(texts(seen.texts()))
        .unproven(reason, silent.name() + " proves nothing: " + silent.explanation() + ".");
  }

  /** A program's licence beside data may be the program's; every other text speaks of the data. */
  private static Judgement byOtherText(DatasetLicence seen, LicenceText text, Subject subject) {
    String said = text.name() + " is the text of " + String.join(" or ", text.ids());
    if (text.declared() || text.forContent() || !seen.claimed().forContent()) {
      return subject
          .observing(texts(List.of(text)))
          .observing(manifestValue(seen))
          .refuted(said + ", not of " + seen.claimed().spdx() + ".");
    }
    return subject
        .showing(texts(seen.texts()))
        .showing(declared(seen, seen.manifest().from()))
        .unproven(Reason.SOURCES_DISAGREE, said + ", which may be meant for code alone.");
  }

  /** Nothing but statements: the kit lowers what rests on them. */
  private static Judgement byWord(DatasetLicence seen, Subject subject) {
    Provenance from = seen.manifest().from();
    Provenance word =
        new Provenance(from.source(), EvidenceClass.DECLARED, from.at(), from.evidence());
    List<Observed> said =
        seen.declared().isEmpty()
            ? List.of(Observed.of("licence.claimed", seen.claimed().spdx(), seen.said()))
            : declared(seen, word);
    return subject.observing(said).confirmed("No licence text lies beside the data.");
  }

  private static List<LicenceText> in(List<LicenceText> texts, State state) {
    return texts.stream().filter(text -> text.state() == state).toList();
  }

  private static Observed manifestValue(DatasetLicence seen) {
    return Observed.of(
        "manifest.sha256", String.valueOf(seen.manifest().sha256()), seen.manifest().from());
  }

  private static List<Observed> declared(DatasetLicence seen, Provenance from) {
    return seen.declared().stream()
        .limit(10)
        .map(licence -> Observed.of("licence.declared", licence.text(), from))
        .toList();
  }

  private static List<Observed> texts(List<LicenceText> texts) {
    List<Observed> shown = new ArrayList<>();
    for (LicenceText text : texts) {
      String is = text.ids().isEmpty() ? text.state().name() : String.join(" or ", text.ids());
      shown.add(Observed.of("licence.text", text.name() + " is " + is, text.from()));
    }
    return shown;
  }
}
