package dev.assay.inference.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.inference.chain.FeedTransactions;
import dev.assay.inference.chain.FeedTranscript;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.OracleClaim;
import dev.assay.inference.claims.OracleContract;
import dev.assay.inference.oracle.OracleAnswer.OracleTransaction;
import dev.assay.inference.testing.Judging;
import dev.assay.inference.testing.Promises;
import dev.assay.inference.testing.ScriptedEndpoint;
import dev.assay.inference.testing.ServedDocuments;
import dev.assay.verification.chain.ChainExchange;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Probes;
import dev.assay.verification.probe.Question;
import dev.assay.verification.probe.RandomDraw;
import dev.assay.verification.probe.RecordedAnswer;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ten rounds, 50 seconds apart, whose answer is 200 in a contract of two decimals. The chain's
 * final block is 200 seconds old, and answers may take 60 to it, so that it is final past rounds
 * 100 to 104. Receipts are made up in the documented shape.
 */
class OnChainTest {
  private static final OracleCheck CHECK = new OracleCheck();
  private static final String ANSWERS = "https://oracle.example/answers.json";
  private static final String REGISTRY = "https://oracle.example/registry.json";
  private static final String CONTRACT = "0xfeed000000000000000000000000000000000001";
  private static final String SENDER = "0x00000000000000000000000000000000000000a1";
  private static final String LATER = "0x00000000000000000000000000000000000000a2";
  private static final long FINAL_BLOCK = 1000;

  private static final String GOOD = receipt(SENDER, 1, 900, log(CONTRACT, 20_000, 0));
  private static final String NONE = "null";

  /** The receipts of all rounds as each provider tells them; a round is written as ROUND. */
  static Stream<Arguments> receipts() {
    Outcome open = Outcome.UNPROVEN;
    String reverted = receipt(SENDER, 0, 900, "");
    String stranger =
        receipt("0x00000000000000000000000000000000000000ff", 1, 900, log(CONTRACT, 20_000, 0));
    String tooEarly = receipt(LATER, 1, 900, log(CONTRACT, 20_000, 0));
    String other = receipt(SENDER, 1, 900, log(CONTRACT, 20_001, 0));
    String elsewhere = receipt(SENDER, 1, 900, log(CONTRACT.replace("feed", "dead"), 20_000, 0));
    String otherRound = receipt(SENDER, 1, 900, log(CONTRACT, 20_000, 1));
    String fresh = receipt(SENDER, 1, 1001, log(CONTRACT, 20_001, 0));
    return Stream.of(
        arguments("as served", all(GOOD), all(GOOD), Outcome.CONFIRMED, null),
        arguments("nobody knows them", all(NONE), all(NONE), Outcome.REFUTED, null),
        arguments("one is missing", missing(103), missing(103), Outcome.REFUTED, null),
        arguments("a young one is missing", missing(107), missing(107), Outcome.CONFIRMED, null),
        arguments("reverted", all(reverted), all(reverted), Outcome.REFUTED, null),
        arguments("a stranger", all(stranger), all(stranger), Outcome.REFUTED, null),
        arguments("registered later", all(tooEarly), all(tooEarly), Outcome.REFUTED, null),
        arguments("another value", all(other), all(other), Outcome.REFUTED, null),
        arguments("another contract", all(elsewhere), all(elsewhere), Outcome.REFUTED, null),
        arguments("another round", all(otherRound), all(otherRound), Outcome.REFUTED, null),
        arguments("not final", all(fresh), all(fresh), open, Reason.TOO_FEW_SAMPLES),
        arguments("one doesn't know", all(GOOD), all(NONE), open, Reason.SOURCES_DISAGREE),
        arguments("they tell other values", all(GOOD), all(other), open, Reason.SOURCES_DISAGREE),
        arguments("one provider, for", all(GOOD), null, open, Reason.WEAK_SOURCE),
        arguments("one provider, against", all(NONE), null, open, Reason.WEAK_SOURCE),
        arguments("not a receipt", all("[]"), all("7"), open, Reason.SOURCE_SHAPE_CHANGED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("receipts")
  void givenReceipts_whenJudged_thenTheyTellHowAnswersStand(
      String why,
      LongFunction<String> first,
      @Nullable LongFunction<String> second,
      Outcome outcome,
      Reason reason) {
    // When
    Finding finding = onChain(new Chain(first, second, "0x1", answers(true), registry(true)));
    // Then
    assertThat(finding.outcome()).as(finding.explanation()).isEqualTo(outcome);
    assertThat(finding.reason()).as(finding.explanation()).isEqualTo(reason);
  }

  @Test
  void givenTwoProviders_whenTheyAgree_thenTheChainItselfTells() {
    // When
    Finding finding =
        onChain(new Chain(missing(103), missing(103), "0x1", answers(true), registry(true)));
    // Then
    assertThat(finding.evidenceClass()).isEqualTo(EvidenceClass.CHAIN);
    assertThat(Judging.value(finding, "round.103.standing")).isEqualTo("NOT_FOUND");
  }

  @Test
  void givenNoAccounts_whenAllStand_thenNobodyIsConfirmedAsTheirSender() {
    // When
    Finding finding =
        onChain(new Chain(all(GOOD), all(GOOD), "0x1", answers(true), registry(false)));
    // Then
    assertThat(finding.reason()).isEqualTo(Reason.NOT_COVERED);
  }

  @Test
  void givenAnAnswerWithoutATransaction_whenTheOthersStand_thenTheyDoNotSpeakForIt() {
    // When
    List<OracleAnswer> answers = new ArrayList<>(answers(true));
    answers.set(1, answers(false).get(1));
    Finding finding = onChain(new Chain(all(GOOD), all(GOOD), "0x1", answers, registry(true)));
    // Then
    assertThat(finding.reason()).isEqualTo(Reason.NOT_COVERED);
  }

  @Test
  void givenNoTransactions_whenJudged_thenNothingCanBeLookedUp() {
    // When
    Finding finding =
        onChain(new Chain(all(GOOD), all(GOOD), "0x1", answers(false), registry(true)));
    // Then
    assertThat(finding.reason()).isEqualTo(Reason.NOT_MEASURABLE);
  }

  @Test
  void givenAnotherChain_whenItsProvidersAnswer_thenTheyAreNoSource() {
    // When
    Finding finding =
        onChain(new Chain(all(NONE), all(NONE), "0x2", answers(true), registry(true)));
    // Then
    assertThat(finding.reason()).isEqualTo(Reason.SOURCE_ERROR);
  }

  @ParameterizedTest
  @CsvSource({"cosmos:hub, 2", "eip155:1, 37", "eip155:1, -1"})
  void givenAContractThatIsNone_whenClaimed_thenItIsRefused(String chain, int decimals) {
    assertThatThrownBy(() -> new OracleContract(chain, CONTRACT, decimals))
        .hasMessageContaining("must");
  }

  private static Finding onChain(Chain chain) {
    List<Finding> findings = Judging.findings(CHECK, claims(), chain);
    assertThat(findings).hasSize(5);
    assertThat(findings.get(4).subject()).isEqualTo("eth on-chain");
    return findings.get(4);
  }

  /** Two providers, or one; the documents; a draw. */
  private record Chain(
      LongFunction<String> first,
      @Nullable LongFunction<String> second,
      String chainId,
      List<OracleAnswer> answers,
      String registry)
      implements Probes {

    @Override
    public <A> Uni<Answer<A>> ask(Question<A> question) {
      return switch (question) {
        case RandomDraw draw -> answered(question, new byte[RandomDraw.BYTES]);
        case FeedTransactions asked -> answered(question, CanonicalJson.write(transcript(asked)));
        default ->
            new ServedDocuments()
                .serving(ANSWERS, EvidenceClass.PROJECT_API, json(answers))
                .serving(REGISTRY, EvidenceClass.THIRD_PARTY_API, registry)
                .ask(question);
      };
    }

    private FeedTranscript transcript(FeedTransactions asked) {
      List<FeedTranscript.Provider> providers = new ArrayList<>();
      providers.add(provider("one.example:443", asked, first));
      if (second != null) {
        providers.add(provider("two.example:443", asked, second));
      }
      return new FeedTranscript(FeedTranscript.SCHEMA, providers);
    }

    private FeedTranscript.Provider provider(
        String name, FeedTransactions asked, LongFunction<String> receipts) {
      List<ChainExchange> exchanges = new ArrayList<>();
      exchanges.add(exchange("chain", "\"" + chainId + "\""));
      exchanges.add(exchange("final block", finalBlock()));
      for (String hash : asked.hashes()) {
        long round = Long.parseLong(hash.substring(2), 16);
        String receipt = receipts.apply(round).replace("HASH", hash);
        exchanges.add(exchange("receipt of " + hash, receipt));
        if (receipt.equals(NONE)) {
          exchanges.add(exchange("transaction " + hash, NONE));
        }
      }
      return new FeedTranscript.Provider(name, exchanges);
    }

    private static <A> Uni<Answer<A>> answered(Question<A> question, byte[] body) {
      Envelope envelope =
          new Envelope(
              Envelope.SCHEMA,
              question.canonical(),
              ScriptedEndpoint.NOW,
              "eip155:1",
              EvidenceClass.THIRD_PARTY_API,
              null,
              null,
              CanonicalJson.mediaType(),
              Digest.of(body),
              Map.of());
      return Uni.createFrom().item(new RecordedAnswer(envelope, body).read(question));
    }
  }

  private static String finalBlock() {
    long time = ScriptedEndpoint.NOW.minusSeconds(200).getEpochSecond();
    return "{\"number\":\"0x%x\",\"timestamp\":\"0x%x\"}".formatted(FINAL_BLOCK, time);
  }

  private static ChainExchange exchange(String step, String result) {
    String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + result + "}";
    return new ChainExchange(step, "POST", ScriptedEndpoint.NOW, 200, Map.of(), body, null, null);
  }

  private static LongFunction<String> all(String receipt) {
    return round ->
        receipt
            .replace("ROUND", "%064x".formatted(round))
            .replace("NEXT", "%064x".formatted(round + 1));
  }

  private static LongFunction<String> missing(long which) {
    return round -> round == which ? NONE : all(GOOD).apply(round);
  }

  private static String receipt(String sender, int status, long block, String logs) {
    return """
        {"transactionHash":"HASH","status":"0x%d","blockNumber":"0x%x","from":"%s","logs":[%s]}"""
        .formatted(status, block, sender, logs);
  }

  private static String log(String contract, long answer, int roundsLater) {
    return """
        {"address":"%s","topics":[\
        "0x0559884fd3a460db3073b7fc896cc77986f16e378210ded43186175bf646fc5f",\
        "0x%064x","0x%s"],"data":"0x"}"""
        .formatted(contract, answer, roundsLater == 0 ? "ROUND" : "NEXT");
  }

  private static List<OracleAnswer> answers(boolean linked) {
    return LongStream.range(100, 110).mapToObj(round -> answer(round, linked)).toList();
  }

  private static OracleAnswer answer(long round, boolean linked) {
    Instant at = ScriptedEndpoint.NOW.minusSeconds(20 + 50 * (109 - round));
    OracleTransaction transaction =
        new OracleTransaction("eip155:1", 900, "0x%064X".formatted(round).replace("0X", "0x"));
    return new OracleAnswer(
        round, at, "ETH/USD", new BigDecimal("200"), null, List.of(), linked ? transaction : null);
  }

  private static String json(List<OracleAnswer> answers) {
    byte[] json = CanonicalJson.write(new OracleAnswers(OracleAnswers.SCHEMA, answers));
    return new String(json, StandardCharsets.UTF_8);
  }

  private static String registry(boolean accounts) {
    String signers =
        accounts
            ? signer("first", "2026-01-01T00:00:00Z", SENDER)
                + ","
                + signer("later", "2026-11-02T00:00:00Z", LATER)
            : "{\"key\":\"first\",\"since\":\"2026-01-01T00:00:00Z\"}";
    return "{\"schema\":\"assay.oracle-registry/v1\",\"signers\":[" + signers + "]}";
  }

  private static String signer(String key, String since, String account) {
    return "{\"key\":\"%s\",\"since\":\"%s\",\"account\":\"%s\"}".formatted(key, since, account);
  }

  private static InferenceClaims claims() {
    OracleClaim claim =
        new OracleClaim(
            "eth",
            URI.create(ANSWERS),
            URI.create(REGISTRY),
            60,
            new BigDecimal("0.005"),
            3,
            new OracleContract("eip155:1", CONTRACT, 2),
            Promises.STATEMENT);
    try {
      ObjectNode tree = CanonicalJson.tree(InferenceClaims.ofEndpoints(List.of())).deepCopy();
      tree.putArray("oracles").add(CanonicalJson.tree(claim));
      return CanonicalJson.read(tree, InferenceClaims.class);
    } catch (InvalidDocument e) {
      throw new AssertionError(e);
    }
  }
}
