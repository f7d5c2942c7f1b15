package dev.assay.compute.location;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.claims.LocationClaim;
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
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.List;

/** Can each node be where it is claimed to be? */
public final class LocationCheck implements Check<ComputeClaims, LocationObserved> {
  private static final String DOCS =
      """
      Each node signs twelve fresh nonces (docs/protocols/node-proof.md), one after another, timed
      from the request to the last byte of the answer by our own clock; the least time counts. Light
      in a vacuum gets 149.896 km away and back in a millisecond, so the node is in a disc about us.
      The operator gives this verifier its place, and may trust the keys of other vantages, whose
      signed measurements (assay.vantage-measurement/v1) the claim names; each trip in them has to
      hold a signature by the node. Distances are geodesics of WGS 84.

      Decision: refuted when our own disc has no point of the claimed region, or when more vantages
      exclude it than may lie together by the operator's word; confirmed when our own disc lies
      within the region, or as many others' do, and none excludes it. Faster than fibre (2/3 of the
      speed of light) is shown as strong evidence and refutes nothing, since radio links exist. When
      two discs have no point in common, the key answers in several places (anycast, copies of the
      key): UNPROVEN(ATTRIBUTION). Without any vantage: UNPROVEN(NO_SOURCE).

      How one would cheat: a proxy near the claimed place can answer the TCP connect, but not sign,
      so the way to the node behind it is in the time: it can add delay and take none away. What the
      answer takes beyond the connect is shown, and refutes nothing, as signing takes time too. An
      early head gains nothing. What stays open: whoever copies the key to the claimed place passes,
      and whoever delays every answer is never excluded, only never confirmed.
      """;

  private static final CheckSpec SPEC =
      new CheckSpec(
          "compute.location",
          1,
          LayerName.COMPUTE,
          "Can each node be where it is claimed to be?",
          Severity.HIGH,
          List.of(
              new Expectation(
                  LocationJudge.EXPECTS,
                  "The node's signed answers come in a time that its claimed place allows.",
                  Standard.of(EvidenceClass.SIGNED),
                  Standard.of(EvidenceClass.SIGNED))),
          false,
          "Claim the place where the node stands, with a radius that covers it, and let vantages"
              + " near it measure.",
          DOCS);

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<LocationObserved> observationType() {
    return LocationObserved.class;
  }

  @Override
  public Uni<LocationObserved> observe(ComputeClaims claims, Terms terms, Probes probes) {
    return Multi.createFrom()
        .iterable(claims.locations())
        .onItem()
        .transformToUniAndConcatenate(claim -> node(claim, probes))
        .collect()
        .asList()
        .map(LocationObserved::new);
  }

  @Override
  public Judge<ComputeClaims, LocationObserved> judge() {
    return new LocationJudge();
  }

  private static Uni<LocationObserved.Node> node(LocationClaim claim, Probes probes) {
    return probes
        .draw("round trips of " + claim.id())
        .flatMap(
            drawn ->
                switch (drawn) {
                  case Unanswered<byte[]> none -> nothing(claim, none);
                  case Answered<byte[]> seed ->
                      probes
                          .ask(LocationQuestion.of(claim, seed.value()))
                          .flatMap(own -> withOthers(claim, own, probes));
                });
  }

  private static Uni<LocationObserved.Node> withOthers(
      LocationClaim claim, Answer<LocationTranscript> own, Probes probes) {
    return switch (own) {
      case Unanswered<LocationTranscript> none -> nothing(claim, none);
      case Answered<LocationTranscript> answered -> {
        LocationSurvey survey = new LocationSurvey(claim, answered);
        yield Multi.createFrom()
            .iterable(claim.measurements())
            .onItem()
            .transformToUniAndConcatenate(url -> other(url, survey, probes))
            .collect()
            .asList()
            .map(unused -> survey.node());
      }
    };
  }

  private static Uni<LocationSurvey> other(URI url, LocationSurvey survey, Probes probes) {
    return probes
        .ask(HttpGet.of(url, VantageMeasurement.LARGEST))
        .map(
            answer -> {
              switch (answer) {
                case Unanswered<HttpGet.Document> none ->
                    survey.none(none.reason(), none.explanation());
                case Answered<HttpGet.Document> document -> survey.add(document);
              }
              return survey;
            });
  }

  private static Uni<LocationObserved.Node> nothing(LocationClaim claim, Unanswered<?> none) {
    return Uni.createFrom()
        .item(
            new LocationObserved.Node(claim.id(), List.of(), 0, none.reason(), none.explanation()));
  }
}
