package dev.assay.data.integrity;

import dev.assay.data.digest.FileTranscript;
import dev.assay.data.manifest.DeclaredDigest;
import dev.assay.data.manifest.ManifestFile;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of one file.
 *
 * @param name as the manifest names it
 * @param needed whether the dataset can't be read without it
 * @param state how it stands to its declared digest
 * @param reason why it was not read; null when it was, or when nobody needed to
 * @param declared algorithm and digest, or what stands in its place
 * @param served the digest of the bytes by the same algorithm; null when none were read
 * @param bytes how many were read; null when none were
 * @param explanation in words, when something is amiss
 * @param from MEASURED for bytes that we digested
 */
public record FileFact(
    String name,
    boolean needed,
    FileState state,
    @Nullable Reason reason,
    @Nullable String declared,
    @Nullable String served,
    @Nullable Long bytes,
    @Nullable String explanation,
    Provenance from) {
  private static final int LONGEST_NAME = 300;

  public FileFact {
    Require.present(name, "name");
    name = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    Require.present(state, "state");
    Require.present(from, "from");
  }

  /** A file that nobody could or would read, by what the manifest says of it. */
  static FileFact unread(ManifestFile file, Provenance manifest) {
    return switch (file.digest()) {
      case null -> noted(file, FileState.UNPINNED, null, null, "has no declared digest", manifest);
      case DeclaredDigest.Unusable unusable ->
          noted(
              file,
              FileState.DIGEST_UNUSABLE,
              Reason.DIGEST_UNUSABLE,
              null,
              "its declared digest " + unusable.why(),
              manifest);
      case DeclaredDigest.Usable usable ->
          noted(
              file,
              FileState.NOT_READ,
              Reason.NOT_MEASURABLE,
              declared(usable),
              "the manifest gives no http or https address for it",
              manifest);
    };
  }

  /** A file whose turn never came. */
  static FileFact beyondBudget(ManifestFile file, Reason reason, String why, Provenance manifest) {
    String declared =
        file.digest() instanceof DeclaredDigest.Usable usable ? declared(usable) : null;
    return noted(file, FileState.NOT_READ, reason, declared, why, manifest);
  }

  /** A file that a record set reads although the manifest doesn't list it. */
  static FileFact unlisted(String name, Provenance manifest) {
    return new FileFact(
        name,
        true,
        FileState.UNLISTED,
        null,
        null,
        null,
        null,
        "a record set reads it, but the manifest doesn't list it",
        manifest);
  }

  /** A file that was asked for. */
  static FileFact asked(
      ManifestFile file, DeclaredDigest.Usable declared, Answer<FileTranscript> answer) {
    return switch (answer) {
      case Answer.Unanswered<FileTranscript> no ->
          noted(
              file,
              FileState.NOT_READ,
              no.reason(),
              declared(declared),
              no.explanation(),
              no.from());
      case Answer.Answered<FileTranscript> yes -> served(file, declared, yes.value(), yes.from());
    };
  }

  private static FileFact served(
      ManifestFile file,
      DeclaredDigest.Usable declared,
      FileTranscript transcript,
      Provenance from) {
    String served = transcript.digest(declared.algorithm());
    if (served == null) {
      String why = "the transcript holds no " + declared.algorithm().word();
      return noted(
          file, FileState.NOT_READ, Reason.SOURCE_SHAPE_CHANGED, declared(declared), why, from);
    }
    boolean equal = served.equals(declared.hex());
    String otherwise = equal ? null : otherThanTheFile(file, transcript);
    if (otherwise != null) {
      return noted(
          file,
          FileState.NOT_READ,
          Reason.SOURCE_SHAPE_CHANGED,
          declared(declared),
          otherwise,
          from);
    }
    boolean weak = declared.algorithm().weak();
    return new FileFact(
        file.name(),
        file.needed(),
        !equal ? FileState.DIFFERS : weak ? FileState.MATCHES_WEAKLY : FileState.MATCHES,
        null,
        declared(declared),
        declared.algorithm().word() + ":" + served,
        transcript.length(),
        equal ? null : "the served bytes have another digest than the manifest declares",
        equal && weak ? weakly(from) : from);
  }

  /**
   * Why differing bytes may say nothing of the file: a login, error or interstitial page with
   * status 200, or a packed file whose packing the server calls an encoding, so that it was undone.
   */
  private static @Nullable String otherThanTheFile(ManifestFile file, FileTranscript transcript) {
    if (isPageInstead(file, transcript)) {
      return "an HTML page was served in its place";
    }
    boolean packed = file.name().toLowerCase(Locale.ROOT).matches(".*\\.(gz|tgz|gzip)");
    return packed && transcript.encoding() != null
        ? "the server undid its packing by a content-encoding"
        : null;
  }

  private static boolean isPageInstead(ManifestFile file, FileTranscript transcript) {
    String served = String.valueOf(transcript.mediaType()).toLowerCase(Locale.ROOT);
    String declared = String.valueOf(file.mediaType()).toLowerCase(Locale.ROOT);
    String name = file.name().toLowerCase(Locale.ROOT);
    return served.startsWith("text/html")
        && !declared.startsWith("text/html")
        && !name.endsWith(".html")
        && !name.endsWith(".htm");
  }

  /** An equal weak digest is no better than the word of whoever serves the bytes. */
  private static Provenance weakly(Provenance from) {
    return new Provenance(from.source(), EvidenceClass.PROJECT_API, from.at(), from.evidence());
  }

  private static String declared(DeclaredDigest.Usable usable) {
    return usable.algorithm().word() + ":" + usable.hex();
  }

  private static FileFact noted(
      ManifestFile file,
      FileState state,
      @Nullable Reason reason,
      @Nullable String declared,
      String explanation,
      Provenance from) {
    return new FileFact(
        file.name(), file.needed(), state, reason, declared, null, null, explanation, from);
  }
}
