package dev.assay.compute.nodelist;

import dev.assay.compute.claims.NodeListFormat;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read of one list, as it stands in observations.
 *
 * @param id the dossier's name for the list
 * @param counts what it holds; null when it could not be read
 * @param reason why it could not be read
 */
public record ListObserved(
    String id,
    URI url,
    NodeListFormat format,
    @Nullable Counts counts,
    @Nullable Reason reason,
    @Nullable String explanation,
    Provenance from) {

  /**
   * The numbers of one list.
   *
   * @param entries all entries, well-formed or not
   * @param distinct the most different nodes that its well-formed entries can be, without those
   *     that the list calls offline
   * @param offline entries that the list itself calls offline
   * @param withKey entries that give a key
   * @param malformed entries of another shape
   * @param examples the first malformed ones
   */
  public record Counts(
      int entries,
      int distinct,
      int offline,
      int withKey,
      int malformed,
      List<MalformedEntry> examples) {

    /** The most nodes that the list can name: no entry that can't be read is held against it. */
    public int atMost() {
      return distinct + malformed;
    }
  }
}
