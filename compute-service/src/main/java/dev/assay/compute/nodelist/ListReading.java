package dev.assay.compute.nodelist;

import dev.assay.compute.claims.NodeListClaim;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.HttpGet.Document;
import dev.assay.verification.probe.UnreadableAnswer;

/** What came of reading one claimed list. Immutable. */
public sealed interface ListReading {

  /** The list as the dossier names it. */
  NodeListClaim claim();

  /** Where it stands in the evidence. */
  Provenance from();

  /** A list that could be read. */
  record Read(NodeListClaim claim, NodeList list, Provenance from) implements ListReading {}

  /** No list, and why. */
  record Unread(NodeListClaim claim, Reason reason, String explanation, Provenance from)
      implements ListReading {}

  /** The question that fetches a list; the same for every check, so that it is fetched once. */
  static HttpGet question(NodeListClaim claim) {
    return HttpGet.of(claim.url(), NodeListReader.MAX_BYTES);
  }

  /** The list in its recorded answer. */
  static ListReading of(NodeListClaim claim, Answer<Document> answer) {
    return switch (answer) {
      case Unanswered<Document> none ->
          new Unread(claim, none.reason(), none.explanation(), none.from());
      case Answered<Document> document -> read(claim, document.value().bytes(), document.from());
    };
  }

  private static ListReading read(NodeListClaim claim, byte[] bytes, Provenance from) {
    try {
      return new Read(claim, NodeListReader.read(bytes, claim.format()), from);
    } catch (UnreadableAnswer e) {
      String said = from.source() + " answered in another shape: " + e.getMessage();
      return new Unread(claim, Reason.SOURCE_SHAPE_CHANGED, said, from);
    }
  }
}
