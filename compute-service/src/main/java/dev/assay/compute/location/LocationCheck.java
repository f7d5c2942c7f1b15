package dev.assay.compute.location;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.claims.LocationClaim;
import dev.assay.compute.location.LocationObserved.Untold;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.Probes;
import dev.assay.verification.report.Picture;
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
      The operator gives this verifier its place, may name replicas elsewhere, which are asked to
      measure at that time, and trusts the keys of vantages, whose signed measurements
      (docs/protocols/vantage-measurement.md) a claim may name too. A measurement counts when a
      trusted key signed it, when it is of this node, key and endpoint, when its nonces follow from
      the asker's seed and the vantage's salt, and when ten trips in it hold signatures by the node.
      A replica's has to be of the seed that was drawn for it. Distances are geodesics of WGS 84.

      Decision: the operator says how many of the other vantages may lie together, f; our own clock
      and place are taken as true. When discs have no point in common and no f lies explain it, the
      key answers in several places (anycast, copies of the key): UNPROVEN(ATTRIBUTION). Else
      refuted when our own disc, or more than f others, has no point of the claimed region;
      confirmed when our own disc, or more than f others, lies within the region. Faster than fibre
      (2/3 of the speed of light) is shown as strong evidence and refutes nothing, since radio links
      exist. Without any vantage: UNPROVEN(NO_SOURCE). Whoever told nothing is named.

      How one would cheat: a proxy near the claimed place can answer the TCP connect, but not sign,
      so the way to the node behind it is in the time: it can add delay and take none away. What the
      answer takes beyond the connect is shown, named from 20 ms on, and refutes nothing, as signing
      takes time too. Answers made for one vantage don't fit another's nonces, and an asker can't
      have them made before the vantage draws its salt. An early head gains nothing. What stays
      open: whoever copies the key to the claimed place passes, unless a vantage hears the other
      copy too soon; whoever delays every answer is never excluded, only never confirmed; and f + 1
      vantages that lie alike are believed.
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

  @Override
  public List<Picture> pictures(ComputeClaims claims, LocationObserved observation) {
    return LocationPictures.of(claims, observation);
  }

  private static Uni<LocationObserved.Node> node(LocationClaim claim, Probes probes) {
    return probes
        .draw("round trips of " + claim.id())
        .flatMap(
            drawn ->
                switch (drawn) {
                  case Unanswered<byte[]> none -> nothing(claim, none);
                  case Answered<byte[]> seed ->
                      measured(claim, LocationQuestion.of(claim, seed.value()), probes);
                });
  }

  private static Uni<LocationObserved.Node> measured(
      LocationClaim claim, LocationQuestion question, Probes probes) {
    return probes
        .ask(question)
        .flatMap(
            answer ->
                switch (answer) {
                  case Unanswered<LocationTranscript> none -> nothing(claim, none);
                  case Answered<LocationTranscript> own ->
                      withFiles(claim, new LocationSurvey(claim, question.order(), own), probes);
                });
  }

  private static Uni<LocationObserved.Node> withFiles(
      LocationClaim claim, LocationSurvey survey, Probes probes) {
    return Multi.createFrom()
        .iterable(claim.measurements())
        .onItem()
        .transformToUniAndConcatenate(url -> other(url, survey, probes))
        .collect()
        .asList()
        .map(unused -> survey.node());
  }

  private static Uni<LocationSurvey> other(URI url, LocationSurvey survey, Probes probes) {
    return probes
        .ask(HttpGet.of(url, VantageMeasurement.LARGEST))
        .map(
            answer -> {
              switch (answer) {
                case Unanswered<HttpGet.Document> none ->
                    survey.none(url.toString(), none.reason(), none.explanation());
                case Answered<HttpGet.Document> document -> survey.add(url.toString(), document);
              }
              return survey;
            });
  }

  private static Uni<LocationObserved.Node> nothing(LocationClaim claim, Unanswered<?> none) {
    Untold nobody = new Untold("this verifier", none.reason(), none.explanation());
    return Uni.createFrom()
        .item(new LocationObserved.Node(claim.id(), List.of(), 0, List.of(nobody)));
  }
}
