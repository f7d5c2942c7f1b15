package dev.assay.gateway.testing;

import dev.assay.verification.check.Check;
import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.Layer;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Probes;
import dev.assay.verification.probe.RandomDraw;
import dev.assay.verification.report.Picture;
import io.smallrye.mutiny.Uni;
import java.util.HexFormat;
import java.util.List;

/**
 * A made-up layer whose checks are those that the built-in policies name. Each confirms, whatever
 * is claimed, unless the claims say {@code {"lie": "<check>"}}: then that one refutes.
 */
public final class SampleLayer implements Layer<SampleClaims> {
  private final LayerName name;
  private final List<String> checks;

  public SampleLayer(LayerName name, List<String> checks) {
    this.name = name;
    this.checks = checks;
  }

  @Override
  public LayerName name() {
    return name;
  }

  @Override
  public Class<SampleClaims> claimsType() {
    return SampleClaims.class;
  }

  @Override
  public List<Check<SampleClaims, ?>> checks() {
    return checks.stream().<Check<SampleClaims, ?>>map(id -> new SampleCheck(name, id)).toList();
  }

  record Seen(String drawn, Provenance from) {}

  record SampleCheck(LayerName layer, String id) implements Check<SampleClaims, Seen> {
    @Override
    public CheckSpec spec() {
      Standard any = Standard.of(EvidenceClass.DECLARED);
      return new CheckSpec(
          id,
          1,
          layer,
          "Is it so?",
          Severity.HIGH,
          List.of(new Expectation("it", "It is so.", any, any)),
          false,
          "Make it so.",
          "");
    }

    @Override
    public Class<Seen> observationType() {
      return Seen.class;
    }

    @Override
    public Uni<Seen> observe(SampleClaims claims, Terms terms, Probes probes) {
      return probes
          .ask(new RandomDraw(id))
          .map(
              answer ->
                  switch (answer) {
                    case Answer.Answered<byte[]>(byte[] bytes, Provenance from) ->
                        new Seen(HexFormat.of().formatHex(bytes), from);
                    case Answer.Unanswered<byte[]> none -> new Seen("", none.from());
                  });
    }

    @Override
    public Judge<SampleClaims, Seen> judge() {
      return (claims, seen, terms) -> {
        Judgement.Subject subject =
            Judgement.about("<b>subject</b>", "it")
                .claimed("it is so", "it is so")
                .observing(Observed.of("drawn", seen.drawn(), seen.from()));
        return List.of(
            id.equals(claims.lie()) ? subject.refuted("It is not so.") : subject.confirmed("So."));
      };
    }

    @Override
    public List<Picture> pictures(SampleClaims claims, Seen seen) {
      return List.of(
          new Picture.Histogram(
              id + " by size",
              "ms",
              List.of(
                  new Picture.Bucket("10", 3),
                  new Picture.Bucket("20", 7),
                  new Picture.Bucket("", 1)),
              List.of(new Picture.Mark("claimed limit", "15"))),
          new Picture.Shares(
              id + " by part <script>",
              List.of(new Picture.Part("one", 3), new Picture.Part("two", 1))));
    }
  }
}
