package dev.assay.inference.oracle;

import dev.assay.inference.chain.FeedTransactions;
import dev.assay.inference.chain.ProviderTold;
import dev.assay.inference.claims.OracleClaim;
import dev.assay.inference.claims.OracleContract;
import dev.assay.inference.comparison.DrawnNumbers;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Looks up the transactions of up to twenty of an oracle's answers, drawn once the answers are
 * served.
 *
 * @param claim that names the contract
 * @param contract where they should stand
 * @param answers as served, by round
 * @param accounts from when on each registered account counts
 * @param served where the answers come from
 */
record ChainLookUp(
    OracleClaim claim,
    OracleContract contract,
    List<OracleAnswer> answers,
    Map<String, Instant> accounts,
    Provenance served) {

  /** What came of it. */
  Uni<ChainFacts> facts(Probes probes) {
    List<OracleAnswer> linked = answers.stream().filter(this::isLinked).toList();
    if (linked.isEmpty()) {
      String said = "No served answer names a transaction of " + contract.chain() + ".";
      return Uni.createFrom()
          .item(ChainFacts.without(claim.id(), 0, Reason.NOT_MEASURABLE, said, served));
    }
    return probes
        .draw("inference.oracle on chain of " + CanonicalJson.digest(claim).hex())
        .flatMap(
            seed ->
                switch (seed) {
                  case Answered<byte[]> drawn ->
                      asked(drawn(drawn.value(), linked), linked.size(), probes);
                  case Unanswered<byte[]> none ->
                      Uni.createFrom().item(without(none, linked.size()));
                });
  }

  private Uni<ChainFacts> asked(List<OracleAnswer> drawn, int linked, Probes probes) {
    List<String> hashes = drawn.stream().map(ChainLookUp::hash).toList();
    return probes
        .ask(new FeedTransactions(contract, hashes))
        .map(
            answer ->
                switch (answer) {
                  case Answered<List<ProviderTold>> told ->
                      told(drawn, linked, told.value(), told.from());
                  case Unanswered<List<ProviderTold>> none -> without(none, linked);
                });
  }

  private ChainFacts told(
      List<OracleAnswer> drawn, int linked, List<ProviderTold> all, Provenance from) {
    List<ProviderTold> usable = all.stream().filter(one -> one.reason() == null).toList();
    String silent =
        all.stream()
            .map(ProviderTold::explanation)
            .filter(Objects::nonNull)
            .collect(Collectors.joining("; "));
    if (usable.isEmpty()) {
      Reason reason =
          all.stream()
              .map(ProviderTold::reason)
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(Reason.NO_SOURCE);
      return ChainFacts.without(claim.id(), linked, reason, silent + ".", from);
    }
    StandingOnChain standing =
        new StandingOnChain(contract.decimals(), claim.heartbeatSeconds(), accounts);
    return new ChainFacts(
        claim.id(),
        linked,
        unlinked(standing, usable),
        !accounts.isEmpty(),
        IntStream.range(0, drawn.size())
            .mapToObj(i -> onChain(drawn.get(i), i, standing, usable))
            .toList(),
        null,
        silent.isEmpty() ? null : silent,
        from);
  }

  private static AnswerOnChain onChain(
      OracleAnswer answer, int position, StandingOnChain standing, List<ProviderTold> usable) {
    return new AnswerOnChain(
        answer.round(),
        hash(answer),
        usable.stream()
            .map(one -> standing.of(answer, one.transactions().get(position), one))
            .toList());
  }

  private int unlinked(StandingOnChain standing, List<ProviderTold> usable) {
    return (int)
        answers.stream()
            .filter(answer -> !isLinked(answer))
            .filter(answer -> usable.stream().allMatch(p -> standing.isPast(answer, p.finalTime())))
            .count();
  }

  private boolean isLinked(OracleAnswer answer) {
    return answer.transaction() != null
        && answer.transaction().chain().equals(contract.chain())
        && FeedTransactions.HASH.matcher(hash(answer)).matches();
  }

  private static List<OracleAnswer> drawn(byte[] seed, List<OracleAnswer> linked) {
    return DrawnNumbers.of(seed, "oracle transactions v1").shuffled(linked).stream()
        .limit(FeedTransactions.MOST)
        .sorted(Comparator.comparingLong(OracleAnswer::round))
        .toList();
  }

  private static String hash(OracleAnswer answer) {
    OracleAnswer.OracleTransaction transaction = answer.transaction();
    return transaction == null ? "" : transaction.hash().toLowerCase(Locale.ROOT);
  }

  private ChainFacts without(Unanswered<?> none, int linked) {
    return ChainFacts.without(claim.id(), linked, none.reason(), none.explanation(), none.from());
  }
}
