package dev.assay.inference.price;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Are tokens billed at no more than the claimed price, and counted as they came? */
public final class PriceCheck implements Check<InferenceClaims, PriceObserved> {
  static final String ID = "inference.price";

  private static final String DOCS =
      """
      Four equal rounds of five requests, 64 tokens each, every prompt new: a drawn text once, once,
      twice, four and eight times. Where the claim names a meter, it is read before the first round and after each; the difference of two readings is what
      the round was billed. What it may cost is the claimed price of the tokens that the endpoint
      itself states: the project's own words are held against themselves, in exact decimals. One unit
      of the meter's last digit for each request and one for the readings is granted as rounding.

      Decision, without statistics. Refuted: every round that can be judged is billed with more than its
      stated tokens cost; or the claims pin the model's tokenizer, and in every round, two at least, the
      stated prompt tokens exceed its count by more at each step of length, by more than two for the
      longest (a template or system prompt adds a constant to each prompt, which is granted whatever
      it is; one of changing length grows so in one round of sixty); or any answer states more tokens than were asked for at most, and more than
      came in parts (two more are granted for marks of beginning and end). A round can be judged when
      all its requests got whole answers with stated tokens, and its two readings lie no more than two
      seconds further apart than its requests took, so that no other load of ours can hide between them;
      fewer than two of those are UNPROVEN(TOO_FEW_SAMPLES). Not overcharged in any of them speaks for
      the claim; since a meter of the project's own proves nothing in its favour, only one that the
      operator's register knows as independent confirms, another is UNPROVEN(WEAK_SOURCE). Overcharged in
      some, or more stated tokens than the text has bytes (no tokenizer makes more; hidden reasoning
      may), or prompts that stray from the pinned tokenizer in some rounds: UNPROVEN(ATTRIBUTION). So is,
      without a pinned tokenizer, a growth of more than one and a half times what any pinned one makes of
      the same texts, or of a text that costs over a quarter more for its fifth to eighth time than for
      its second, in every round. A meter that
      stands still, falls, or whose digits are coarser than a tenth of the cost says nothing. Shown beside it: the
      claimed cost of what was asked, for a million tokens too, and its ratio to what others charge for
      the same tokens, each with the date of that statement.

      A meter may need a key: the operator's secret of the name that the claim gives, bound to the
      meter's host, sent there as a bearer token and never along a redirect; where the meter repeats it,
      it is replaced in the evidence, and how often is recorded beside it. Without a meter the claimed
      cost is shown and the finding is UNPROVEN(NO_SOURCE). A meter that books late moves a bill into the next
      round, which is why rounds are equal and all of them have to be overcharged.

      How one would cheat: state more tokens than came (beyond what was asked for it is refuted; every
      prompt asks for an answer without end, so that the limit ends it and nothing is left to add);
      state more prompt tokens than the prompt has (refuted where the tokenizer is pinned, unless all
      that is added is the same for every prompt, which is shown as overhead); let the
      account's meter tell less than the invoice (a meter of the project's own never confirms).
      """;

  private static final CheckSpec SPEC =
      new CheckSpec(
          ID,
          2,
          LayerName.INFERENCE,
          "Are tokens billed at no more than the claimed price, and counted as they came?",
          Severity.MEDIUM,
          List.of(
              new Expectation(
                  PriceJudge.EXPECTS,
                  "What is billed is no more than the stated tokens cost at the claimed price.",
                  Standard.of(EvidenceClass.THIRD_PARTY_API),
                  Standard.of(EvidenceClass.PROJECT_API))),
          false,
          "Bill and count as claimed; serve the account's running total where it can be read, or name"
              + " an independent meter.",
          DOCS);

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<PriceObserved> observationType() {
    return PriceObserved.class;
  }

  @Override
  public Uni<PriceObserved> observe(InferenceClaims claims, Terms terms, Probes probes) {
    return Multi.createFrom()
        .iterable(claims.prices())
        .onItem()
        .transformToUniAndConcatenate(
            claim -> new PriceRounds(claim, claims.endpoint(claim.endpoint()), probes).observed())
        .collect()
        .asList()
        .map(prices -> new PriceObserved(prices, Provenance.declared(claims, terms)));
  }

  @Override
  public Judge<InferenceClaims, PriceObserved> judge() {
    return new PriceJudge();
  }
}
