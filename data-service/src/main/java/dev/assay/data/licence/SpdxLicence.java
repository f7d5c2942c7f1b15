package dev.assay.data.licence;

import dev.assay.verification.document.Digest;
import java.util.List;
import java.util.Locale;

/**
 * One entry of the SPDX licence list.
 *
 * @param id its identifier, in SPDX's spelling
 * @param deprecated whether SPDX advises against it; it still means something
 * @param templated whether its template is bundled
 * @param words digest of its text's words
 * @param name its full name
 * @param addresses where its text or deed stands
 */
record SpdxLicence(
    String id,
    boolean deprecated,
    boolean templated,
    Digest words,
    String name,
    List<String> addresses) {
  private static final List<String> FOR_CONTENT =
      List.of(
          "CC-", "CC0-", "ODC-", "ODBL-", "PDDL-", "CDLA-", "C-UDA-", "OGL-", "OGDL-", "GFDL-",
          "ETALAB-", "DL-DE-", "NLOD-");

  /** Whether it was written for data, texts or works, not for programs. */
  boolean forContent() {
    String upper = id.toUpperCase(Locale.ROOT);
    return FOR_CONTENT.stream().anyMatch(upper::startsWith);
  }
}
