package dev.assay.inference.sla;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.SlaClaim;
import dev.assay.inference.sla.SlaObserved.VantageSeen;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Does the endpoint keep its promised availability over the calendar, seen from several places? */
public final class SlaCheck implements Check<InferenceClaims, SlaObserved> {
  private static final String DOCS =
      """
      Judged by the calendar, minute by minute, from what at least two vantages recorded over the
      whole window, each sample beside a control: a target known to be up, probed at the same time. A
      sample whose control failed too is void. A minute is a breach when two vantages at least saw
      every probe in it fail and none saw one succeed; it is up when any vantage saw one succeed; else
      it is unknown. Announced maintenance doesn't count either way. A permitted outage is permitted:
      40 minutes in a row don't break 99.9 % of a month.

      Decision, by counting, not by a statistical test: refuted once more minutes are breaches than the
      window allows, whatever the unknown ones were; confirmed when breaches and unknown minutes
      together are allowed; otherwise UNPROVEN(WINDOW_NOT_COVERED). So it can be refuted before its
      end, and confirmed at its end only. Shown beside it: the least and the most that the availability
      can have been, and the credit that is due at least.

      Both ways it needs two sources that the operator's register names as independent of the project:
      whoever serves a samples document could have written it.

      How one would cheat: announce maintenance after the fact (the dossier's windows are shown, and
      its version is dated); serve made-up samples (unregistered sources decide nothing); be down from
      some places only (shown as partial, and no breach of an agreement that doesn't name places).
      """;

  private static final CheckSpec SPEC =
      new CheckSpec(
          "inference.sla",
          1,
          LayerName.INFERENCE,
          "Does the endpoint keep its promised availability over the calendar window?",
          Severity.HIGH,
          List.of(
              new Expectation(
                  SlaJudge.EXPECTS,
                  "No more of the window's minutes are breaches than the promised share allows.",
                  Standard.of(EvidenceClass.THIRD_PARTY_API, 2),
                  Standard.of(EvidenceClass.THIRD_PARTY_API, 2))),
          false,
          "Publish the window, its maintenance and its credits, and have it probed from two places of"
              + " independent operators with controls.",
          DOCS);

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<SlaObserved> observationType() {
    return SlaObserved.class;
  }

  @Override
  public Uni<SlaObserved> observe(InferenceClaims claims, Terms terms, Probes probes) {
    return Multi.createFrom()
        .iterable(claims.slas())
        .onItem()
        .transformToUniAndConcatenate(
            claim -> observe(claim, claims.endpoint(claim.endpoint()), probes))
        .collect()
        .asList()
        .map(SlaObserved::new);
  }

  @Override
  public Judge<InferenceClaims, SlaObserved> judge() {
    return new SlaJudge();
  }

  /** An endpoint's outages, by the very questions of this check, which are asked once. */
  public static Uni<Outages> outages(SlaClaim claim, EndpointClaim endpoint, Probes probes) {
    SamplesReading reading = new SamplesReading(claim, endpoint.url());
    return vantages(claim, reading, probes).map(reading::outages);
  }

  private static Uni<SlaObserved.EndpointSla> observe(
      SlaClaim claim, EndpointClaim endpoint, Probes probes) {
    SamplesReading reading = new SamplesReading(claim, endpoint.url());
    return vantages(claim, reading, probes).map(reading::seen);
  }

  private static Uni<List<VantageSeen>> vantages(
      SlaClaim claim, SamplesReading reading, Probes probes) {
    return Multi.createFrom()
        .iterable(claim.vantages())
        .onItem()
        .transformToUniAndConcatenate(vantage -> ask(vantage, probes).map(reading.of(vantage)))
        .collect()
        .asList();
  }

  private static Uni<Answer<HttpGet.Document>> ask(SlaClaim.Vantage vantage, Probes probes) {
    return probes.ask(HttpGet.of(vantage.samples(), AvailabilitySamples.LARGEST));
  }
}
