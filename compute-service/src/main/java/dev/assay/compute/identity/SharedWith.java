package dev.assay.compute.identity;

import dev.assay.compute.claims.OtherListClaim;
import dev.assay.compute.columns.KnownElsewhere;
import dev.assay.compute.columns.NodeStream;
import dev.assay.compute.columns.RecordedList;
import dev.assay.compute.columns.Turn;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import dev.assay.verification.probe.PartedDocument;
import dev.assay.verification.probe.UnreadableAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the project's nodes have in common with another project's list.
 *
 * @param id the dossier's name for the other list
 * @param shared nodes whose signing key or device stands in it too; null when that is unknown
 * @param examples the first of them, by their ids in the project's list
 * @param reason why it is unknown
 * @param from the other list
 */
public record SharedWith(
    String id,
    @Nullable Integer shared,
    List<String> examples,
    @Nullable Reason reason,
    @Nullable String explanation,
    Provenance from) {
  private static final int EXAMPLES = 5;

  public SharedWith {
    examples = List.copyOf(examples);
  }

  static SharedWith of(
      OtherListClaim other, Answer<PartedDocument> answer, List<RecordedList> lists) {
    return switch (answer) {
      case Unanswered<PartedDocument> none ->
          unknown(other, none, none.reason(), none.explanation());
      case Answered<PartedDocument> document
          when !document.value().digest().equals(other.sha256()) ->
          unknown(
              other,
              document,
              Reason.CHANGED,
              "The list is no longer the one that the dossier pins.");
      case Answered<PartedDocument> document -> Turn.alone(() -> compared(other, document, lists));
    };
  }

  private static SharedWith compared(
      OtherListClaim other, Answered<PartedDocument> document, List<RecordedList> lists) {
    try (InputStream in = document.value().open()) {
      long key = NodeStream.keyOf(List.of(document));
      return compared(
          other, KnownElsewhere.of(in, other.list().format(), key), document.from(), lists);
    } catch (UnreadableAnswer e) {
      String said = document.from().source() + " answered in another shape: " + e.getMessage();
      return unknown(other, document, Reason.SOURCE_SHAPE_CHANGED, said);
    } catch (IOException e) {
      throw new UncheckedIOException("a recorded list can't be read", e);
    }
  }

  private static SharedWith compared(
      OtherListClaim other, KnownElsewhere known, Provenance from, List<RecordedList> lists) {
    int shared = 0;
    List<String> examples = new ArrayList<>();
    for (RecordedList list : lists) {
      BitSet entries = known.in(list);
      shared += entries.cardinality();
      BitSet named = new BitSet();
      entries.stream().limit(EXAMPLES - examples.size()).forEach(named::set);
      list.named(named).values().forEach(node -> examples.add(node.id()));
    }
    return new SharedWith(other.id(), shared, examples, null, null, from);
  }

  private static SharedWith unknown(
      OtherListClaim other, Answer<?> answer, Reason reason, String explanation) {
    return new SharedWith(other.id(), null, List.of(), reason, explanation, answer.from());
  }
}
