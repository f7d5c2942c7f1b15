package dev.assay.compute.identity;

import dev.assay.compute.claims.IdentityClaim;
import dev.assay.compute.claims.OtherListClaim;
import dev.assay.compute.columns.ListReading;
import dev.assay.compute.columns.RecordedList;
import dev.assay.compute.liveness.NodeSurvey;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.PartedDocument;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entities behind the listed nodes and what other lists have of them: the observation of
 * identity-distinctness.
 *
 * @param lists one for each claimed list
 * @param others one for each list of another project that the claim names
 * @param reason why there is nothing
 */
public record IdentitiesObserved(
    List<Identities> lists,
    List<SharedWith> others,
    @Nullable Reason reason,
    @Nullable String explanation) {

  public IdentitiesObserved {
    lists = List.copyOf(lists);
    others = List.copyOf(others);
  }

  /** Nothing was asked, since nothing is claimed. */
  static IdentitiesObserved nothing() {
    return new IdentitiesObserved(
        List.of(), List.of(), Reason.NO_CLAIM, "The dossier makes no such claim.");
  }

  /** The error probability is shared among the lists. */
  static IdentitiesObserved of(
      NodeSurvey survey,
      IdentityClaim claim,
      List<Answer<PartedDocument>> others,
      BigDecimal alpha) {
    BigDecimal each =
        alpha.divide(
            BigDecimal.valueOf(Math.max(1, survey.readings().size())), MathContext.DECIMAL64);
    return new IdentitiesObserved(
        survey.readings().stream().map(read -> Identities.of(read, survey, each)).toList(),
        shared(claim.notIn(), others, lists(survey)),
        survey.reason(),
        survey.explanation());
  }

  private static List<SharedWith> shared(
      List<OtherListClaim> claims, List<Answer<PartedDocument>> answers, List<RecordedList> lists) {
    List<SharedWith> shared = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      shared.add(SharedWith.of(claims.get(i), answers.get(i), lists));
    }
    return shared;
  }

  /** All entries of these are compared: those that repeat a key may differ by their devices. */
  private static List<RecordedList> lists(NodeSurvey survey) {
    return survey.readings().stream()
        .filter(ListReading.Read.class::isInstance)
        .map(reading -> ((ListReading.Read) reading).list())
        .toList();
  }
}
