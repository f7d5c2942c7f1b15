package dev.assay.verification.bundle;

import dev.assay.verification.document.Digest;
import java.util.regex.Pattern;

/** The names of the files in a bundle. */
public final class BundlePaths {
  public static final String DOSSIER = "dossier.json";
  public static final String CLAIMS = "claims.json";
  public static final String TERMS = "terms.json";
  public static final String POLICY = "policy.json";
  public static final String REGISTER = "register.json";
  public static final String RECORDING = "recording.json";
  public static final String VERDICT = "verdict.json";
  public static final String REPORT = "report.json";
  public static final String PAGE = "page.html";

  private static final Pattern KNOWN =
      Pattern.compile(
          "(dossier|claims|terms|policy|register|recording|verdict|report|bundle|attestation)\\.json"
              + "|page\\.html|observations/[a-z]+\\.[a-z0-9-]+\\.json|evidence/[0-9a-f]{64}");

  private BundlePaths() {}

  /** Where a check's observation stands. */
  public static String observation(String check) {
    return "observations/" + check + ".json";
  }

  /** Where a piece of evidence stands. */
  public static String evidence(Digest digest) {
    return "evidence/" + digest.hex();
  }

  /** Whether a bundle may hold a file of this name. */
  static boolean isKnown(String path) {
    return KNOWN.matcher(path).matches();
  }
}
