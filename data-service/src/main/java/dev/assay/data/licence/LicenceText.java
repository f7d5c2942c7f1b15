package dev.assay.data.licence;

import dev.assay.data.manifest.DeclaredDigest;
import dev.assay.data.manifest.ManifestFile;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.HttpGet;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A licence text that the manifest lists beside the data.
 *
 * @param name as the manifest names it
 * @param declared whether the manifest's own licence field names this file
 * @param state what came of reading it
 * @param ids the licence that it is, when it is recognised
 * @param forContent whether one of these was written for data, texts or works
 * @param reason why it says nothing; null when it is recognised
 * @param explanation in words, when there is a reason
 * @param from HASH_PINNED when the pinned manifest binds these bytes by a strong digest
 */
public record LicenceText(
    String name,
    boolean declared,
    State state,
    List<String> ids,
    boolean forContent,
    @Nullable Reason reason,
    @Nullable String explanation,
    Provenance from) {
  /** What came of a text. */
  public enum State {
    RECOGNISED,
    NOT_RECOGNISED,
    /** No usable digest is declared for it. */
    UNPINNED,
    /** The served bytes have another digest than declared. */
    DIFFERS,
    NOT_READ
  }

  public LicenceText {
    Require.present(name, "name");
    Require.present(state, "state");
    ids = List.copyOf(ids);
    Require.present(from, "from");
  }

  /** A text that no bytes can be held against. */
  static LicenceText unpinned(ManifestFile file, boolean declared, Provenance manifest) {
    return silent(
        file,
        declared,
        State.UNPINNED,
        Reason.NOT_COVERED,
        "the manifest gives it no usable address and digest",
        manifest);
  }

  /** A text that was asked for. */
  static LicenceText of(
      ManifestFile file,
      boolean declared,
      DeclaredDigest.Usable digest,
      boolean manifestPinned,
      Answer<HttpGet.Document> answer) {
    return switch (answer) {
      case Answer.Unanswered<HttpGet.Document> no ->
          silent(file, declared, State.NOT_READ, no.reason(), no.explanation(), no.from());
      case Answer.Answered<HttpGet.Document> yes -> {
        byte[] bytes = yes.value().bytes();
        boolean strong = manifestPinned && !digest.algorithm().weak();
        yield has(bytes, digest)
            ? recognised(
                file,
                declared,
                bytes,
                strong ? yes.from().lifted(EvidenceClass.HASH_PINNED) : yes.from())
            : silent(
                file,
                declared,
                State.DIFFERS,
                Reason.CHANGED,
                "the served text has another digest than the manifest declares",
                yes.from());
      }
    };
  }

  private static LicenceText recognised(
      ManifestFile file, boolean declared, byte[] bytes, Provenance from) {
    SpdxList list = SpdxList.bundled();
    List<String> ids = List.copyOf(list.recognise(new String(bytes, StandardCharsets.UTF_8)));
    if (ids.isEmpty()) {
      String said = "it is the text of no licence that this version knows";
      return silent(file, declared, State.NOT_RECOGNISED, Reason.NOT_RECOGNISED, said, from);
    }
    boolean forContent =
        ids.stream()
            .map(list::licence)
            .anyMatch(licence -> licence != null && licence.forContent());
    return new LicenceText(
        file.name(), declared, State.RECOGNISED, ids, forContent, null, null, from);
  }

  private static boolean has(byte[] bytes, DeclaredDigest.Usable digest) {
    byte[] served = digest.algorithm().start().digest(bytes);
    return HexFormat.of().formatHex(served).equals(digest.hex());
  }

  private static LicenceText silent(
      ManifestFile file,
      boolean declared,
      State state,
      Reason reason,
      String explanation,
      Provenance from) {
    return new LicenceText(
        file.name(), declared, state, List.of(), false, reason, explanation, from);
  }
}
