package dev.assay.tokenomics.utility;

import dev.assay.tokenomics.claims.TokenomicsClaims;
import dev.assay.tokenomics.claims.UtilityClaim;
import dev.assay.tokenomics.utility.UtilityObservation.AssetList;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.Probes;
import dev.assay.verification.probe.UnreadableAnswer;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.List;

/** Whether the services that a token is said to be required for can't be had without it. */
public final class UtilityCheck implements Check<TokenomicsClaims, UtilityObservation> {
  /** The check's id. */
  public static final String ID = "tokenomics.utility";

  static final String REQUIRED = "required";

  private static final int LIST_BYTES = 64 * 1024;

  private static final CheckSpec SPEC =
      new CheckSpec(
          ID,
          1,
          LayerName.TOKENOMICS,
          "Is the token required for the services that the project says it is required for?",
          Severity.MEDIUM,
          List.of(
              new Expectation(
                  REQUIRED,
                  "The service can't be had without the token.",
                  Standard.of(EvidenceClass.CHAIN, 2),
                  Standard.of(EvidenceClass.PROJECT_API))),
          false,
          "Publish the list of the assets that the service accepts, and claim what that list says;"
              + " that the token is required is proven on chain alone.",
          """
          One subject for each service. The observed class is REQUIRED, OPTIONAL or \
          GOVERNANCE_ONLY. A statement alone, and likewise a list of accepted assets that names \
          nothing but the token, speaks for the claim but does not prove it: WEAK_SOURCE. \
          Confirmation needs the chain, where a request with another asset reverts and the same \
          request with the token succeeds; this version makes no such measurement, so it can't \
          confirm. The project's own list suffices against the claim: a list that names another \
          asset shows that the service can be had without the token. Symbols are compared without \
          regard to case; a wrapped token is another asset.

          A project that claims votes and nothing else makes no claim about a service: \
          NOT_APPLICABLE, with GOVERNANCE_ONLY shown as declared.

          How one would cheat: a list that leaves out what is accepted (it can't confirm), a \
          required fee of next to nothing, a wrapper that takes another asset and swaps it \
          (neither is measured here).""");

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<UtilityObservation> observationType() {
    return UtilityObservation.class;
  }

  @Override
  public Uni<UtilityObservation> observe(TokenomicsClaims claims, Terms terms, Probes probes) {
    Provenance declared = Provenance.declared(claims, terms);
    UtilityClaim utility = claims.utility();
    URI list = utility == null ? null : utility.acceptedAssetsUrl();
    if (list == null) {
      return Uni.createFrom().item(new UtilityObservation(declared, null));
    }
    return probes
        .ask(HttpGet.of(list, LIST_BYTES))
        .map(answer -> new UtilityObservation(declared, read(answer)));
  }

  private static AssetList read(Answer<HttpGet.Document> answer) {
    return switch (answer) {
      case Answer.Answered<HttpGet.Document> served -> read(served.value(), served.from());
      case Answer.Unanswered<HttpGet.Document> none ->
          new AssetList(null, none.reason(), none.explanation(), none.from());
    };
  }

  private static AssetList read(HttpGet.Document document, Provenance from) {
    try {
      return new AssetList(AcceptedAssets.read(document.bytes()), null, null, from);
    } catch (UnreadableAnswer e) {
      String said = from.source() + ": " + e.getMessage();
      return new AssetList(null, Reason.SOURCE_SHAPE_CHANGED, said, from);
    }
  }

  @Override
  public Judge<TokenomicsClaims, UtilityObservation> judge() {
    return new UtilityJudge();
  }
}
