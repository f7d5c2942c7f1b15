package dev.assay.compute.identity;

import dev.assay.compute.claims.OtherListClaim;
import dev.assay.compute.nodelist.ListReading;
import dev.assay.compute.nodelist.ListedNode;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.HttpGet.Document;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  static SharedWith of(OtherListClaim other, Answer<Document> answer, List<ListedNode> nodes) {
    if (answer instanceof Answered<Document> document
        && !Digest.of(document.value().bytes()).equals(other.sha256())) {
      String said = "The list is no longer the one that the dossier pins.";
      return new SharedWith(other.id(), null, List.of(), Reason.CHANGED, said, answer.from());
    }
    return switch (ListReading.of(other.list(), answer)) {
      case ListReading.Unread none ->
          new SharedWith(
              other.id(), null, List.of(), none.reason(), none.explanation(), none.from());
      case ListReading.Read read -> compared(other.id(), read, nodes);
    };
  }

  private static SharedWith compared(String id, ListReading.Read read, List<ListedNode> nodes) {
    Set<String> known = new HashSet<>();
    read.list().nodes().forEach(node -> known.addAll(unique(node)));
    List<String> shared =
        nodes.stream()
            .filter(node -> unique(node).stream().anyMatch(known::contains))
            .map(ListedNode::id)
            .toList();
    List<String> examples = shared.subList(0, Math.min(EXAMPLES, shared.size()));
    return new SharedWith(id, shared.size(), examples, null, null, read.from());
  }

  private static Set<String> unique(ListedNode node) {
    Set<String> values = new HashSet<>();
    if (node.publicKey() != null) {
      values.add("key " + node.publicKey());
    }
    if (node.marks().device() != null) {
      values.add("device " + node.marks().device());
    }
    return values;
  }
}
