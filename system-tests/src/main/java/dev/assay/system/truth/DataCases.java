package dev.assay.system.truth;

import static dev.assay.system.truth.ClaimsChange.set;
import static dev.assay.system.truth.TruthCase.honest;
import static dev.assay.system.truth.TruthCase.lie;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.demo.DemoNetwork;
import dev.assay.demo.plan.DatasetPlan.DigestForm;
import dev.assay.demo.plan.DatasetPlan.ServedAs;
import dev.assay.verification.finding.Reason;
import java.util.List;

/** The data layer's cases; nothing in them is left to chance. */
final class DataCases {
  private static final String INTEGRITY = "data.integrity";
  private static final String LICENCE = "data.licence";
  private static final String DATASET = "sensor-readings";
  private static final String SPDX = "/datasets/0/licence/spdx";
  private static final String PIN = "/datasets/0/manifest/sha256";
  private static final String OTHER_DIGEST = "ab".repeat(32);

  private DataCases() {}

  static List<TruthCase> all() {
    TruthCase changed =
        serving(
            lie(INTEGRITY, "byte-changed", "one byte of readings.csv is another", DATASET),
            "readings.csv",
            ServedAs.ONE_BYTE_CHANGED);
    TruthCase upperCase =
        writing(
            honest(INTEGRITY, "upper-case-digests", "digests in upper case", DATASET),
            DigestForm.SHA256_UPPER_CASE);
    return List.of(
        changed,
        changed.throughGateway(),
        serving(
            lie(INTEGRITY, "truncated", "the last eighth of events.csv is missing", DATASET),
            "events.csv",
            ServedAs.TRUNCATED),
        serving(
            lie(INTEGRITY, "replaced", "another text in the place of stations.csv", DATASET),
            "stations.csv",
            ServedAs.REPLACED),
        serving(
            lie(INTEGRITY, "licence-replaced", "another text as LICENSE.txt", DATASET),
            "LICENSE.txt",
            ServedAs.REPLACED),
        lie(INTEGRITY, "broken-promise", "a manifest promised never to change did", DATASET)
            .claiming(set(PIN, OTHER_DIGEST))
            .claiming(set("/datasets/0/manifest/immutable", true)),
        upperCase,
        upperCase.throughGateway(),
        honest(INTEGRITY, "new-version", "the manifest is newer than the pin", DATASET)
            .claiming(set(PIN, OTHER_DIGEST))
            .unproven(Reason.CHANGED),
        writing(
                honest(INTEGRITY, "equal-md5", "the manifest gives MD5 alone, all equal", DATASET),
                DigestForm.MD5_ONLY)
            .unproven(Reason.WEAK_SOURCE),
        writing(
                honest(INTEGRITY, "placeholder", "TBD in the place of the digests", DATASET),
                DigestForm.PLACEHOLDER)
            .unproven(Reason.DIGEST_UNUSABLE),
        writing(
                honest(INTEGRITY, "cut-digest", "digests cut short by their form", DATASET),
                DigestForm.SHA256_CUT_SHORT)
            .unproven(Reason.DIGEST_UNUSABLE),
        serving(
                honest(INTEGRITY, "missing-file", "events.csv is not found today", DATASET),
                "events.csv",
                ServedAs.MISSING)
            .unproven(Reason.SOURCE_ERROR),
        honest(INTEGRITY, "login-page", "a web page in the place of events.csv", DATASET)
            .serving(network -> network.withHtmlPages(List.of("/dataset/events.csv")))
            .unproven(Reason.SOURCE_SHAPE_CHANGED),
        honest(INTEGRITY, "plain-sums", "the files beside it aren't in SHA256SUMS", DATASET)
            .claiming(DataCases::pinningNothing)
            .unproven(Reason.WEAK_SOURCE),
        lie(LICENCE, "other-declared", "the manifest declares CC0-1.0, not CC-BY-4.0", DATASET)
            .serving(network -> network.withDataset(data -> data.withLicence("CC0-1.0"))),
        lie(LICENCE, "other-claimed", "CC0-1.0 is claimed, the text is CC-BY-4.0", DATASET)
            .claiming(set(SPDX, "CC0-1.0")),
        honest(LICENCE, "deprecated-id", "GPL-3.0 for what is now GPL-3.0-only", DATASET)
            .serving(
                network ->
                    network.withDataset(data -> data.withLicence("GPL-3.0").withLicenceFile(false)))
            .claiming(set(SPDX, "GPL-3.0-only"))
            .unproven(Reason.WEAK_SOURCE),
        honest(LICENCE, "no-text", "no licence text lies beside the data", DATASET)
            .serving(network -> network.withDataset(data -> data.withLicenceFile(false)))
            .unproven(Reason.WEAK_SOURCE),
        honest(LICENCE, "unlisted-id", "a licence that SPDX doesn't list", DATASET)
            .claiming(set(SPDX, "Demo-Network-Open-1.0"))
            .unproven(Reason.NOT_RECOGNISED));
  }

  private static TruthCase serving(TruthCase of, String file, ServedAs as) {
    return of.serving(network -> network.withDataset(data -> data.withServedAs(file, as)));
  }

  private static TruthCase writing(TruthCase of, DigestForm form) {
    return of.serving(network -> network.withDataset(data -> data.withDigests(form)));
  }

  private static void pinningNothing(ObjectNode claims, DemoNetwork network) {
    ObjectNode manifest = (ObjectNode) claims.at("/datasets/0/manifest");
    manifest.put("url", network.url("/dataset/SHA256SUMS")).put("format", "SHA256SUMS");
    manifest.remove("sha256");
  }
}
