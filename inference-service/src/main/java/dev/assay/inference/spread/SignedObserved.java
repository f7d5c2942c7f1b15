package dev.assay.inference.spread;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.SpreadClaim;
import dev.assay.inference.exchanges.SeriesObserved;
import dev.assay.inference.exchanges.SeriesRun;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of the signatures that answers of one endpoint carry.
 *
 * @param series how the requests went; where the node list can't be read, why
 * @param listed how many different keys the list has
 * @param listFrom where the list stands in the evidence
 * @param facts who signed
 */
public record SignedObserved(
    SeriesObserved series, int listed, Provenance listFrom, SignatureFacts facts) {
  public SignedObserved {
    Require.present(series, "series");
    Require.that(listed >= 0, "listed", "must not be negative");
    Require.present(listFrom, "listFrom");
    Require.present(facts, "facts");
  }

  /**
   * What the answers show.
   *
   * @param since what was listed after them; null where that isn't known
   */
  static SignedObserved of(
      Answered<ListedKeys> list, SeriesRun<SpreadClaim> run, @Nullable ListedKeys since) {
    return new SignedObserved(
        run.observed(),
        list.value().nodes().size(),
        list.from(),
        SignatureFacts.of(run.exchanges(), list.value(), since));
  }

  /** Nothing was asked, since nobody can say who may sign. */
  static SignedObserved without(EndpointClaim endpoint, Unanswered<ListedKeys> none) {
    return new SignedObserved(
        SeriesObserved.without(endpoint, none), 0, none.from(), SignatureFacts.none());
  }
}
