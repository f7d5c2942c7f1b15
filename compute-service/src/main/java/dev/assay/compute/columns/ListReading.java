package dev.assay.compute.columns;

import dev.assay.compute.claims.NodeListClaim;
import dev.assay.compute.nodelist.ListObserved;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;

/** What came of reading one claimed list. Immutable. */
public sealed interface ListReading {

  /** The list as the dossier names it. */
  NodeListClaim claim();

  /** Where it stands in the evidence. */
  Provenance from();

  /** As it stands in observations. */
  ListObserved observed();

  /** A list that could be read. */
  record Read(NodeListClaim claim, RecordedList list, Provenance from) implements ListReading {
    @Override
    public ListObserved observed() {
      return new ListObserved(
          claim.id(), claim.url(), claim.format(), list.counts(), null, null, from);
    }
  }

  /** No list, and why. */
  record Unread(NodeListClaim claim, Reason reason, String explanation, Provenance from)
      implements ListReading {
    @Override
    public ListObserved observed() {
      return new ListObserved(
          claim.id(), claim.url(), claim.format(), null, reason, explanation, from);
    }
  }
}
