package dev.assay.verification.bundle;

import dev.assay.verification.check.Check;
import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.Layer;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.Probes;
import dev.assay.verification.testing.Samples;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A made-up layer with one check: the number that an address serves is the number claimed. */
final class SampleLayer implements Layer<SampleLayer.Claims> {
  static final String CHECK = "data.sample";
  static final URI ADDRESS = URI.create("https://sample.example/number");

  record Claims(@Nullable Integer number) {}

  record Seen(@Nullable Integer number, @Nullable String trouble, Provenance from) {}

  static final class NumberCheck implements Check<Claims, Seen> {
    @Override
    public CheckSpec spec() {
      Standard standard = Standard.of(EvidenceClass.PROJECT_API);
      return Samples.spec(standard, standard, false);
    }

    @Override
    public Class<Seen> observationType() {
      return Seen.class;
    }

    @Override
    public Uni<Seen> observe(Claims claims, Terms terms, Probes probes) {
      return probes
          .ask(HttpGet.of(ADDRESS, 100))
          .map(
              answer ->
                  switch (answer) {
                    case Answer.Answered<HttpGet.Document>(HttpGet.Document d, Provenance from) ->
                        new Seen(
                            Integer.valueOf(new String(d.bytes(), StandardCharsets.US_ASCII)),
                            null,
                            from);
                    case Answer.Unanswered<HttpGet.Document>(
                            Reason r,
                            String said,
                            Provenance from) ->
                        new Seen(null, r + ": " + said, from);
                  });
    }

    @Override
    public Judge<Claims, Seen> judge() {
      return (claims, seen, terms) -> {
        Judgement.Subject subject = Judgement.about("number", "it");
        if (seen.number() == null) {
          return List.of(
              subject.unproven(Reason.SOURCE_UNREACHABLE, String.valueOf(seen.trouble())));
        }
        subject.observing(Observed.of("number", seen.number(), seen.from()));
        return List.of(
            seen.number().equals(claims.number())
                ? subject.confirmed("Same.")
                : subject.refuted("Other."));
      };
    }
  }

  @Override
  public LayerName name() {
    return LayerName.DATA;
  }

  @Override
  public Class<Claims> claimsType() {
    return Claims.class;
  }

  @Override
  public List<Check<Claims, ?>> checks() {
    return List.of(new NumberCheck());
  }
}
