package dev.assay.inference.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.inference.claims.SpreadClaim;
import dev.assay.inference.claims.SpreadClaim.SignedAnswers;
import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.exchanges.Heard.NodeSignature;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.testing.Judging;
import dev.assay.inference.testing.Promises;
import dev.assay.inference.testing.ScriptedExchanges;
import dev.assay.inference.testing.Told;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.signature.Ed25519;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists and answers are made up in the shapes of docs/protocols/signed-answers.md. */
class SignedAnswersTest {
  private static final SpreadCheck CHECK = new SpreadCheck();
  private static final int LISTED = 6;

  /** The last one isn't listed. */
  private static final List<KeyPair> KEYS =
      IntStream.rangeClosed(0, LISTED).mapToObj(i -> fresh()).toList();

  private static final String LIST = list(LISTED);
  private static final Told ANSWER = Told.paced(20, 1);

  @Test
  void verifiesTheTestVectorOfTheProtocol() {
    // When
    String text =
        SignedAnswer.signedText("Count upwards in words, without an end.", "one two three – über");
    // Then
    assertThat(
            Ed25519.verifies(
                "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
                text,
                "SlWW2lGI/GH7IiHGBwyNdA/4dadKU8HP4dIQxwSH0BouFaAGftIsebyvt7OCB85zbVKCRv4LEqcZUYlZKQLbCg=="))
        .isTrue();
  }

  /** Four nodes at least are claimed, and 26 answers are asked for. */
  static Stream<Arguments> signatures() {
    Told four = signedBy(i -> i % 4);
    return Stream.of(
        arguments("each node in turn", four, Outcome.CONFIRMED, null, Outcome.CONFIRMED, null, 4),
        arguments(
            "one node signs all",
            signedBy(i -> 2),
            Outcome.CONFIRMED,
            null,
            Outcome.UNPROVEN,
            Reason.ATTRIBUTION,
            1),
        arguments(
            "a key that isn't listed signs all",
            signedBy(i -> LISTED),
            Outcome.REFUTED,
            null,
            Outcome.UNPROVEN,
            Reason.ATTRIBUTION,
            0),
        arguments(
            "a fifth that isn't listed",
            signedBy(i -> i == 25 ? LISTED : i % 4),
            Outcome.REFUTED,
            null,
            Outcome.CONFIRMED,
            null,
            4),
        arguments(
            "the fourth signs something else",
            four.with((planned, i) -> i % 4 == 3, forAnother(3)),
            Outcome.REFUTED,
            null,
            Outcome.UNPROVEN,
            Reason.ATTRIBUTION,
            3),
        arguments(
            "one answer without",
            four.first(1, ANSWER),
            Outcome.REFUTED,
            null,
            Outcome.CONFIRMED,
            null,
            4),
        arguments(
            "no answer with any",
            ANSWER,
            Outcome.UNPROVEN,
            Reason.NOT_RECOGNISED,
            Outcome.UNPROVEN,
            Reason.ATTRIBUTION,
            0),
        arguments(
            "a text in which a key was replaced",
            four.first(1, four.heard(h -> with(h, "one [redacted] ", h.signature()))),
            Outcome.UNPROVEN,
            Reason.NOT_COVERED,
            Outcome.CONFIRMED,
            null,
            4),
        arguments(
            "an empty signature",
            four.first(1, ANSWER.heard(h -> with(h, h.text(), new NodeSignature("", "")))),
            Outcome.REFUTED,
            null,
            Outcome.CONFIRMED,
            null,
            4),
        arguments(
            "failures carry none",
            four.first(2, Told.failing(AnswerOutcome.HTTP_ERROR, 500)),
            Outcome.CONFIRMED,
            null,
            Outcome.CONFIRMED,
            null,
            4),
        arguments(
            "too few answers",
            four.first(23, Told.failing(AnswerOutcome.HTTP_ERROR, 500)),
            Outcome.CONFIRMED,
            null,
            Outcome.UNPROVEN,
            Reason.TOO_FEW_SAMPLES,
            3));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void signatures(
      String why,
      Told told,
      Outcome every,
      @Nullable Reason whyNotEvery,
      Outcome nodes,
      @Nullable Reason whyNotNodes,
      int keys) {
    // When
    List<Finding> findings = findings(told, LIST);
    // Then
    assertThat(findings)
        .extracting(Finding::subject)
        .containsExactly("chat signatures", "chat signing nodes");
    assertThat(findings).extracting(Finding::outcome).containsExactly(every, nodes);
    assertThat(findings).extracting(Finding::reason).containsExactly(whyNotEvery, whyNotNodes);
    assertThat(findings.getLast().explanation()).startsWith(keys + " different listed keys");
  }

  @Test
  void namesWrongAndUnlistedSigners() {
    // Given
    Told told = signedBy(i -> i == 0 ? LISTED : 1).with((planned, i) -> i == 1, forAnother(3));
    // When
    Finding every = findings(told, LIST).getFirst();
    // Then
    assertThat(Judging.value(every, "signature.wrong.0")).isEqualTo("node-3");
    assertThat(Judging.value(every, "signature.unlisted.0")).isEqualTo(key(LISTED));
    assertThat(Judging.value(every, "signatures.wrong")).isEqualTo("1");
    assertThat(Judging.value(every, "signatures.unlisted")).isEqualTo("1");
    assertThat(Judging.value(every, "nodes.listed")).isEqualTo("6");
  }

  @Test
  void accusesNobodyForANodeThatMayHaveJoinedMeanwhile() {
    // Given
    Told told = signedBy(i -> i == 25 ? LISTED : i % 4);
    for (String later : Arrays.asList(list(LISTED + 1), null)) {
      ScriptedExchanges probes =
          new ScriptedExchanges(told)
              .serving(EvidenceClass.PROJECT_API, get -> get.occasion().isEmpty() ? LIST : later);
      // When
      List<Finding> findings = Judging.findings(CHECK, Promises.of(claim()), probes);
      // Then
      assertThat(findings.getFirst().reason()).isEqualTo(Reason.NOT_COVERED);
      assertThat(findings.getLast().outcome()).isEqualTo(Outcome.CONFIRMED);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "nothing",
      value = {
        "nothing                                            | SOURCE_ERROR",
        "{\"schema\":\"assay.node-list/v1\",\"nodes\":[{\"id\":\"a\"}]} | NO_NODE_KEYS",
        "{\"schema\":\"assay.node-list/v2\",\"nodes\":[]}   | SOURCE_SHAPE_CHANGED",
        "{\"schema\":\"assay.node-list/v1\",\"nodes\":[     | SOURCE_SHAPE_CHANGED",
        "[]                                                 | SOURCE_SHAPE_CHANGED",
        "'' | SOURCE_SHAPE_CHANGED"
      })
  void asksNothingWhereNobodyCanSayWhoMaySign(@Nullable String list, Reason reason) {
    // Given
    ScriptedExchanges probes = probes(signedBy(i -> i % 4), list);
    // When
    List<Finding> findings = Judging.findings(CHECK, Promises.of(claim()), probes);
    // Then
    assertThat(findings).hasSize(2).allMatch(finding -> finding.reason() == reason);
    assertThat(probes.asked).isEmpty();
  }

  @Test
  void countsTwoEntriesWithOneKeyOnceAndNoEntryWithoutIdOrKey() throws Exception {
    // Given
    String twice =
        "{\"nodes\":[{\"id\":\"a\",\"publicKey\":\"%1$s\"},{\"id\":\"b\",\"publicKey\":\"%1$s\"},"
            + "{\"publicKey\":\"%2$s\"},{\"id\":\"c\",\"publicKey\":\"c2hvcnQ=\"},7,null],"
            + "\"more\":{\"nodes\":[]},\"schema\":\"assay.node-list/v1\"}";
    // When
    ListedKeys keys =
        ListedKeys.read(twice.formatted(key(0), key(1)).getBytes(StandardCharsets.UTF_8));
    // Then
    assertThat(keys.nodes()).containsExactly(Map.entry(key(0), "a"));
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "2, 12", "4, 26", "40, 348", "60, 400", "1000000, 400"})
  void asksSoOftenThatAllNodesShowThemselves(int nodes, int requests) {
    assertThat(SpreadPlan.signedRequests(nodes)).isEqualTo(requests);
  }

  private static List<Finding> findings(Told told, String list) {
    return Judging.findings(CHECK, Promises.of(claim()), probes(told, list));
  }

  private static ScriptedExchanges probes(Told told, @Nullable String list) {
    return new ScriptedExchanges(told).serving(EvidenceClass.PROJECT_API, get -> list);
  }

  private static SpreadClaim claim() {
    SignedAnswers signed = new SignedAnswers(URI.create("https://project.example/nodes.json"), 4);
    return new SpreadClaim(
        "chat", null, null, List.of(), signed, null, List.of(), Promises.STATEMENT);
  }

  private static Told signedBy(IntFunction<Integer> node) {
    return (planned, index, sent) ->
        signed(index, sent, node.apply(index), planned.prompt(), planned);
  }

  private static Told forAnother(int node) {
    return (planned, index, sent) -> signed(index, sent, node, "another prompt", planned);
  }

  private static Exchanged signed(
      int index, long sent, int node, String prompt, PlannedExchange planned) {
    return ANSWER
        .heard(h -> with(h, h.text(), sign(node, SignedAnswer.signedText(prompt, h.text()))))
        .answer(planned, index, sent);
  }

  private static Heard with(Heard h, String text, @Nullable NodeSignature signature) {
    return new Heard(
        h.status(),
        h.headMicros(),
        h.endMicros(),
        h.streamed(),
        h.pieces(),
        text,
        h.finishReason(),
        h.usage(),
        h.model(),
        h.fingerprint(),
        h.logprobs(),
        h.toolCalls(),
        h.headers(),
        h.remote(),
        h.tlsKey(),
        signature);
  }

  private static NodeSignature sign(int node, String text) {
    byte[] signature =
        Ed25519.sign(KEYS.get(node).getPrivate(), text.getBytes(StandardCharsets.UTF_8));
    return new NodeSignature(key(node), Base64.getEncoder().encodeToString(signature));
  }

  private static String key(int node) {
    return Base64.getEncoder().encodeToString(Ed25519.raw(KEYS.get(node).getPublic()));
  }

  private static String list(int nodes) {
    return IntStream.range(0, nodes)
        .mapToObj(i -> "{\"id\":\"node-%d\",\"publicKey\":\"%s\"}".formatted(i, key(i)))
        .collect(Collectors.joining(",", "{\"schema\":\"assay.node-list/v1\",\"nodes\":[", "]}"));
  }

  private static KeyPair fresh() {
    try {
      return KeyPairGenerator.getInstance(Ed25519.NAME).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
