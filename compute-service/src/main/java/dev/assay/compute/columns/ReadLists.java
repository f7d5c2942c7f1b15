package dev.assay.compute.columns;

import dev.assay.compute.claims.NodeListClaim;
import dev.assay.compute.columns.ListReading.Read;
import dev.assay.compute.columns.ListReading.Unread;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a first going over the recorded lists of a claim gives. All lists together have at most as
 * many entries as one may have; one that goes beyond is not read. Immutable.
 *
 * @param readings one for each claimed list
 * @param roll the different nodes of all of them
 */
public record ReadLists(List<ListReading> readings, NodeRoll roll) {
  private static final Set<Mark> MARKS = EnumSet.of(Mark.PUBLIC_KEY, Mark.TLS_KEY, Mark.ENDPOINT);

  public ReadLists {
    readings = List.copyOf(readings);
  }

  /** Of these lists and their recorded answers. */
  public static ReadLists of(List<NodeListClaim> claims, List<Answer<PartedDocument>> answers) {
    return Turn.alone(() -> new Look(NodeStream.keyOf(answers)).at(claims, answers));
  }

  /** A list that was looked at: its blocks, or why there are none. */
  private record Looked(
      NodeListClaim claim,
      Answer<PartedDocument> answer,
      List<Block> blocks,
      @Nullable Unread unread) {

    ListReading reading(EntryCounting counting, long key) {
      if (unread != null || !(answer instanceof Answered<PartedDocument> document)) {
        return Objects.requireNonNull(unread);
      }
      int[] sizes = blocks.stream().mapToInt(Block::size).toArray();
      RecordedList list =
          new RecordedList(document.value(), claim.format(), key, counting.next(blocks), sizes);
      return new Read(claim, list, document.from());
    }
  }

  /** One look at the lists; confined to one thread. */
  private static final class Look {
    private final long key;
    private final List<Block> all = new ArrayList<>();

    Look(long key) {
      this.key = key;
    }

    ReadLists at(List<NodeListClaim> claims, List<Answer<PartedDocument>> answers) {
      List<Looked> looked = new ArrayList<>();
      for (int i = 0; i < claims.size(); i++) {
        looked.add(at(claims.get(i), answers.get(i)));
        all.addAll(looked.getLast().blocks());
      }
      EntryCounting counting = EntryCounting.of(all);
      List<ListReading> readings =
          looked.stream().map(list -> list.reading(counting, key)).toList();
      List<RecordedList> lists =
          readings.stream()
              .filter(Read.class::isInstance)
              .map(reading -> ((Read) reading).list())
              .toList();
      return new ReadLists(readings, new NodeRoll(counting.roll(), lists));
    }

    private Looked at(NodeListClaim claim, Answer<PartedDocument> answer) {
      return switch (answer) {
        case Unanswered<PartedDocument> none ->
            unread(claim, answer, none.reason(), none.explanation());
        case Answered<PartedDocument> document -> at(claim, document);
      };
    }

    private Looked at(NodeListClaim claim, Answered<PartedDocument> document) {
      int most = NodeStream.MAX_ENTRIES - all.stream().mapToInt(Block::entries).sum();
      try (InputStream in = document.value().open()) {
        List<Block> blocks =
            new NodeStream(key).blocks(in, claim.format(), Kept.marks(MARKS), most);
        return new Looked(claim, document, blocks, null);
      } catch (UnreadableAnswer e) {
        String said = document.from().source() + " answered in another shape: " + e.getMessage();
        return unread(claim, document, Reason.SOURCE_SHAPE_CHANGED, said);
      } catch (IOException e) {
        throw new UncheckedIOException("a recorded list can't be read", e);
      }
    }

    private static Looked unread(
        NodeListClaim claim, Answer<PartedDocument> answer, Reason reason, String explanation) {
      Unread unread = new Unread(claim, reason, explanation, answer.from());
      return new Looked(claim, answer, List.of(), unread);
    }
  }
}
