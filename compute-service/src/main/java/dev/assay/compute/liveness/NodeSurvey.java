package dev.assay.compute.liveness;

import dev.assay.compute.claims.NodeListClaim;
import dev.assay.compute.columns.ListReading;
import dev.assay.compute.columns.NodeRoll;
import dev.assay.compute.columns.ReadLists;
import dev.assay.compute.nodelist.ListedNode;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import dev.assay.verification.probe.PartedDocument;
import dev.assay.verification.probe.Probes;
import dev.assay.verification.statistics.BinomialTest;
import dev.assay.verification.statistics.SimpleRandomSample;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The way from the claimed lists to verified answers of their nodes: the lists are read and
 * recorded, then a seed is drawn, then the nodes are asked. All checks go it by the same questions,
 * so that the world is asked once. Immutable.
 *
 * @param readings one for each claimed list
 * @param roll the different nodes of all lists
 * @param answers of the nodes that were to be asked
 * @param from the transcript; null when nobody was asked
 * @param reason why nobody was asked
 */
public record NodeSurvey(
    List<ListReading> readings,
    NodeRoll roll,
    List<NodeAnswer> answers,
    @Nullable Provenance from,
    @Nullable Reason reason,
    @Nullable String explanation) {
  private static final ReadLists NOTHING = new ReadLists(List.of(), NodeRoll.empty());

  /** Goes the whole way. */
  public static Uni<NodeSurvey> of(List<NodeListClaim> lists, Terms terms, Probes probes) {
    if (lists.isEmpty()) {
      return Uni.createFrom()
          .item(unasked(NOTHING, Reason.NO_SOURCE, "The claims name no node list."));
    }
    return documents(lists, probes)
        .flatMap(documents -> asking(ReadLists.of(lists, documents), terms, probes));
  }

  /** The recorded lists, one fetched after the other. */
  private static Uni<List<Answer<PartedDocument>>> documents(
      List<NodeListClaim> lists, Probes probes) {
    return Multi.createFrom()
        .iterable(lists)
        .onItem()
        .transformToUniAndConcatenate(list -> PartedDocument.fetch(list.url(), probes))
        .collect()
        .asList();
  }

  /**
   * The least sample that can confirm, at the stated error probability, that no more than the
   * tolerated share is dead, whatever the length of the list; at most what the terms allow.
   */
  static int sampleSize(Terms terms) {
    double alpha = terms.alpha(LayerName.COMPUTE).doubleValue();
    double deadShare = terms.sampling().deadShare().doubleValue();
    int most = terms.sampling().maxNodes();
    return Math.min(most, BinomialTest.leastTrials(0, deadShare, alpha).orElse(most));
  }

  private static Uni<NodeSurvey> asking(ReadLists lists, Terms terms, Probes probes) {
    if (lists.roll().size() == 0) {
      return Uni.createFrom().item(withoutNodes(lists));
    }
    return probes
        .draw(occasion(lists.readings()))
        .flatMap(seed -> asking(lists, seed, terms, probes));
  }

  private static Uni<NodeSurvey> asking(
      ReadLists lists, Answer<byte[]> drawn, Terms terms, Probes probes) {
    return switch (drawn) {
      case Unanswered<byte[]> none ->
          Uni.createFrom().item(unasked(lists, none.reason(), none.explanation()));
      case Answered<byte[]> seed -> {
        List<ListedNode> sample = sample(lists.roll(), seed.value(), terms);
        NodeLivenessQuestion question =
            new NodeLivenessQuestion(
                sample.stream().map(NodeToAsk::of).toList(),
                HexFormat.of().formatHex(seed.value()),
                control(lists.readings()));
        yield probes.ask(question).map(answer -> answered(lists, sample, answer));
      }
    };
  }

  private static URI control(List<ListReading> readings) {
    return readings.stream()
        .filter(ListReading.Read.class::isInstance)
        .map(reading -> reading.claim().url())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nodes without a list that names them"));
  }

  /** Names what was recorded before the draw, so that nobody could fit a list to the sample. */
  private static String occasion(List<ListReading> readings) {
    return readings.stream()
        .map(reading -> reading.from().evidence().hex())
        .collect(Collectors.joining("+", "nodes of ", ""));
  }

  private static List<ListedNode> sample(NodeRoll roll, byte[] seed, Terms terms) {
    int size = sampleSize(terms);
    int[] positions =
        roll.size() <= size
            ? IntStream.range(0, roll.size()).toArray()
            : Arrays.stream(SimpleRandomSample.draw(seed, roll.size(), size))
                .mapToInt(Math::toIntExact)
                .toArray();
    return roll.nodes(positions);
  }

  private static NodeSurvey answered(
      ReadLists lists, List<ListedNode> sample, Answer<LivenessTranscript> answer) {
    return switch (answer) {
      case Unanswered<LivenessTranscript> none -> unasked(lists, none.reason(), none.explanation());
      case Answered<LivenessTranscript> transcript ->
          new NodeSurvey(
              lists.readings(),
              lists.roll(),
              NodeAnswer.of(sample, transcript.value()),
              transcript.from(),
              null,
              null);
    };
  }

  private static NodeSurvey withoutNodes(ReadLists lists) {
    for (ListReading reading : lists.readings()) {
      if (reading instanceof ListReading.Unread unread) {
        return unasked(lists, unread.reason(), unread.explanation());
      }
    }
    return unasked(lists, Reason.NO_SOURCE, "The lists name no node that could be asked.");
  }

  private static NodeSurvey unasked(ReadLists lists, Reason reason, String explanation) {
    return new NodeSurvey(lists.readings(), lists.roll(), List.of(), null, reason, explanation);
  }
}
