package dev.assay.layer.sample;

import dev.assay.verification.check.Check;
import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Does the document say the word? Asks one document; several of these share the question. */
public record WordCheck(String name) implements Check<SampleClaims, WordCheck.Seen> {

  public record Seen(String text, Reason reason, Provenance from) {}

  @Override
  public CheckSpec spec() {
    Standard any = Standard.of(EvidenceClass.PROJECT_API);
    return new CheckSpec(
        "compute." + name,
        1,
        LayerName.COMPUTE,
        "Does the document say the word?",
        Severity.MEDIUM,
        List.of(new Expectation("word", "The document says the word.", any, any)),
        false,
        "Say the word.",
        "A sample.");
  }

  @Override
  public Class<Seen> observationType() {
    return Seen.class;
  }

  @Override
  public Uni<Seen> observe(SampleClaims claims, Terms terms, Probes probes) {
    return probes
        .ask(HttpGet.of(claims.document(), most(claims)))
        .map(
            answer ->
                switch (answer) {
                  case Answer.Answered<HttpGet.Document>(var document, var from) ->
                      new Seen(text(document), null, from);
                  case Answer.Unanswered<HttpGet.Document>(var reason, var said, var from) ->
                      new Seen(null, reason, from);
                });
  }

  @Override
  public Judge<SampleClaims, Seen> judge() {
    return (claims, seen, terms) -> List.of(judgement(claims, seen));
  }

  @Override
  public int statisticalClaims(SampleClaims claims) {
    return 1;
  }

  private static long most(SampleClaims claims) {
    return claims.document().getPath().equals("/long") ? 4_000_000 : 1024;
  }

  private static String text(HttpGet.Document document) {
    return new String(document.bytes(), StandardCharsets.UTF_8).strip();
  }

  private static Judgement judgement(SampleClaims claims, Seen seen) {
    Judgement.Subject subject = Judgement.about("document", "word");
    if (seen.text() == null) {
      return subject.unproven(seen.reason(), "The document did not come.");
    }
    subject.observing(Observed.of("text", seen.text(), seen.from()));
    return seen.text().contains(claims.word())
        ? subject.confirmed("It says it.")
        : subject.refuted("It does not say it.");
  }
}
