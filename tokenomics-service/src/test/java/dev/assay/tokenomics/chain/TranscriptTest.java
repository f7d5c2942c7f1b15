package dev.assay.tokenomics.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.tokenomics.testing.Fixtures;
import dev.assay.verification.chain.ChainExchange;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Register.ChainProtocol;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.UnreadableAnswer;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptTest {
  private static final ChainSupply DEMO = ChainSupply.of(Fixtures.demo().token().chain());
  private static final ChainSupply AKASH = ChainSupply.of(Fixtures.akash().token().chain());
  private static final String HEIGHT = "24000000";

  @Test
  void readsWhatAnEvmProviderSays() {
    // When
    ProviderReading reading = evm(Map.of());

    // Then
    assertThat(reading.state())
        .isEqualTo(
            new ChainState(
                5_000_000,
                "0xab11111111111111111111111111111111111111111111111111111111111111",
                Instant.parse("2026-11-21T05:59:52Z"),
                BigInteger.TEN.pow(27),
                18));
  }

  @Test
  void readsWhatACosmosProviderSays() {
    // When
    ProviderReading reading = cosmos(Map.of(), HEIGHT);

    // Then
    assertThat(reading.state())
        .isEqualTo(
            new ChainState(
                24_000_000,
                "q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s=",
                Instant.parse("2026-11-21T05:59:58.123456789Z"),
                new BigInteger("296500000123456"),
                null));
  }

  @Test
  void asksForLatestWhereNothingIsFinalized() {
    // Given
    String refused =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32602,\"message\":\"no\"}}";

    // When
    ProviderReading reading =
        evm(Map.of("finalized", refused, "latest", Fixtures.text("chain/valid-evm-block.json")));

    // Then
    assertThat(reading.state()).isNotNull();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          chain    | {"result":"0x1"}                       | SOURCE_ERROR
          chain    | {"result":424242}                      | SOURCE_SHAPE_CHANGED
          chain    | {"result":"424242"}                    | SOURCE_SHAPE_CHANGED
          chain    | {"result":"0x067932"}                  | SOURCE_SHAPE_CHANGED
          chain    | {}                                     | SOURCE_SHAPE_CHANGED
          chain    | []                                     | SOURCE_SHAPE_CHANGED
          chain    | null                                   | SOURCE_SHAPE_CHANGED
          chain    | not json                               | SOURCE_SHAPE_CHANGED
          chain    | {"result":"0x67932"} trailing          | SOURCE_SHAPE_CHANGED
          chain    | {"error":{"code":-32601,"message":"n"}}| SOURCE_ERROR
          block    | {"result":null}                        | SOURCE_ERROR
          block    | {"result":"0x1"}                       | SOURCE_SHAPE_CHANGED
          block    | {"result":{"number":5000000,"hash":"0xab11111111111111111111111111111111111111111111111111111111111111","timestamp":"0x1"}} | SOURCE_SHAPE_CHANGED
          block    | {"result":{"number":"0xffffffffffffffff","hash":"0xab11111111111111111111111111111111111111111111111111111111111111","timestamp":"0x1"}} | SOURCE_SHAPE_CHANGED
          block    | {"result":{"number":"0x1","hash":"0xab","timestamp":"0x1"}} | SOURCE_SHAPE_CHANGED
          block    | {"result":{"number":"0x1","hash":"0xab11111111111111111111111111111111111111111111111111111111111111"}} | SOURCE_SHAPE_CHANGED
          block    | {"result":{"number":"0x1","hash":"0xab11111111111111111111111111111111111111111111111111111111111111","timestamp":"0xffffffffffffff"}} | SOURCE_SHAPE_CHANGED
          supply   | {"result":"0x"}                        | NOT_RECOGNISED
          supply   | {"result":1000000000}                  | SOURCE_SHAPE_CHANGED
          supply   | {"result":"1000000000"}                | SOURCE_SHAPE_CHANGED
          supply   | {"result":"0x10"}                      | SOURCE_SHAPE_CHANGED
          supply   | {"result":null}                        | SOURCE_SHAPE_CHANGED
          supply   | {"result":["0x10"]}                    | SOURCE_SHAPE_CHANGED
          supply   | {"result":"0x0000000000000000000000000000000000000000033b2e3c9fd0803ce800000000"} | SOURCE_SHAPE_CHANGED
          supply   | {"result":"0x-000000000000000000000000000000000000000033b2e3c9fd0803ce8000000"} | SOURCE_SHAPE_CHANGED
          supply   | {"error":{"code":3,"message":"execution reverted"}} | SOURCE_ERROR
          supply   | {"error":{"code":-32000,"message":"missing trie node"}} | SOURCE_ERROR
          decimals | {"result":"0x0000000000000000000000000000000000000000000000000000000000000100"} | SOURCE_SHAPE_CHANGED
          decimals | {"result":18}                          | SOURCE_SHAPE_CHANGED
          """)
  void neverTakesAnEvmAnswerInAnotherShapeForANumber(String step, String body, Reason reason) {
    // When
    ProviderReading reading = evm(Map.of(step, body));

    // Then
    assertThat(reading.state()).isNull();
    assertThat(reading.reason()).isEqualTo(reason);
    assertThat(reading.explanation()).startsWith("first.example:443 ");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          block  | {"block_id":{},"block":{"header":{"chain_id":"akashnet-2","height":"24000000","time":"2026-11-21T05:59:58Z"}}} | SOURCE_SHAPE_CHANGED
          block  | {"block_id":{"hash":"q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s="},"block":{"header":{"chain_id":"akashnet-2","height":24000000,"time":"2026-11-21T05:59:58Z"}}} | SOURCE_SHAPE_CHANGED
          block  | {"block_id":{"hash":"q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s="},"block":{"header":{"chain_id":"akashnet-2","height":"24000000","time":"yesterday"}}} | SOURCE_SHAPE_CHANGED
          block  | {"block_id":{"hash":"q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s="},"block":{"header":{"chain_id":"akashnet-1","height":"24000000","time":"2026-11-21T05:59:58Z"}}} | SOURCE_ERROR
          block  | {}                                                          | SOURCE_SHAPE_CHANGED
          latest | {"block":{"header":{"chain_id":7,"height":"1"}}}            | SOURCE_SHAPE_CHANGED
          supply | {"amount":{"denom":"uakt","amount":296500000123456}}        | SOURCE_SHAPE_CHANGED
          supply | {"amount":{"denom":"uakt","amount":"2.9e14"}}               | SOURCE_SHAPE_CHANGED
          supply | {"amount":{"denom":"uakt","amount":"-5"}}                   | SOURCE_SHAPE_CHANGED
          supply | {"amount":{"denom":"uakt","amount":"0x10"}}                 | SOURCE_SHAPE_CHANGED
          supply | {"amount":{"denom":"uakt","amount":null}}                   | SOURCE_SHAPE_CHANGED
          supply | {"amount":{"denom":"uact","amount":"5"}}                    | SOURCE_SHAPE_CHANGED
          supply | {"amount":{"denom":"uakt","amount":"5","amount":"6"}}       | SOURCE_SHAPE_CHANGED
          supply | {"amount":{"denom":"uakt","amount":"115792089237316195423570985008687907853269984665640564039457584007913129639936"}} | SOURCE_SHAPE_CHANGED
          supply | {"amount":null}                                             | SOURCE_SHAPE_CHANGED
          """)
  void neverTakesACosmosAnswerInAnotherShapeForANumber(String step, String body, Reason reason) {
    // When
    ProviderReading reading = cosmos(Map.of(step, body), HEIGHT);

    // Then
    assertThat(reading.state()).isNull();
    assertThat(reading.reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"chain", "block", "supply", "decimals"})
  void refusesAnErrorPage(String step) {
    // When
    ProviderReading reading = evm(Map.of(step, Fixtures.text("chain/invalid-error-page.html")));

    // Then
    assertThat(reading.reason()).isEqualTo(Reason.SOURCE_SHAPE_CHANGED);
  }

  @Test
  void refusesASupplyAtAnotherHeight() {
    // When
    ProviderReading reading = cosmos(Map.of(), "23999999");

    // Then
    assertThat(reading.reason()).isEqualTo(Reason.SOURCE_ERROR);
    assertThat(reading.explanation()).contains("23999999").contains(HEIGHT);
  }

  @Test
  void takesASupplyWhoseHeightIsNotTold() {
    assertThat(cosmos(Map.of(), null).state()).isNotNull();
  }

  @Test
  void showsAnErrorOnOneShortLine() {
    // Given
    String message = "no\\nsuch\\u202e block " + "x".repeat(5000);

    // When
    ProviderReading reading =
        evm(Map.of("supply", "{\"error\":{\"code\":1,\"message\":\"" + message + "\"}}"));

    // Then
    assertThat(reading.explanation()).hasSizeLessThan(300).doesNotContain("\n", "\u202e");
  }

  @Test
  void tellsWhyNothingCameBack() {
    // Given
    ChainExchange late =
        new ChainExchange(
            "chain", "POST", Fixtures.AS_OF, null, Map.of(), null, Reason.TIMED_OUT, "after 20 s");

    // When
    ProviderReading reading = read(DEMO, ChainProtocol.EVM_JSON_RPC, List.of(late));

    // Then
    assertThat(reading.reason()).isEqualTo(Reason.TIMED_OUT);
    assertThat(reading.explanation())
        .isEqualTo("first.example:443 did not answer chain: after 20 s");
  }

  @Test
  void anErrorStatusIsAnErrorWhateverItsBody() {
    // Given
    List<ChainExchange> answers = new ArrayList<>();
    answers.add(exchange("latest", 200, Fixtures.text("chain/valid-cosmos-block.json"), null));
    answers.add(exchange("block", 400, Fixtures.text("chain/invalid-cosmos-error.json"), null));

    // When
    ProviderReading reading = read(AKASH, ChainProtocol.COSMOS_LCD, answers);

    // Then
    assertThat(reading.reason()).isEqualTo(Reason.SOURCE_ERROR);
    assertThat(reading.explanation()).contains("HTTP 400").contains("bigger then");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "[]", "<html>", "{\"schema\":\"assay.chain-supply-transcript/v2\"}"})
  void refusesWhatIsNoTranscript(String body) {
    // Given
    Envelope envelope =
        new Envelope(
            Envelope.SCHEMA,
            DEMO.canonical(),
            Fixtures.AS_OF,
            DEMO.chain(),
            EvidenceClass.THIRD_PARTY_API,
            null,
            null,
            null,
            Digest.of(body.getBytes(StandardCharsets.UTF_8)),
            Map.of());

    // When, then
    assertThatThrownBy(() -> DEMO.decode(envelope, body.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableAnswer.class);
  }

  @Test
  void isTheSameAfterItWasWrittenAndRead() throws Exception {
    // Given
    Transcript transcript =
        new Transcript(
            Transcript.SCHEMA,
            ChainProtocol.EVM_JSON_RPC,
            List.of(new Transcript.Provider("a.example:443", evmAnswers(Map.of()))));

    // When
    Transcript again = CanonicalJson.read(CanonicalJson.write(transcript), Transcript.class);

    // Then
    assertThat(again).isEqualTo(transcript);
  }

  private static ProviderReading evm(Map<String, String> instead) {
    return read(DEMO, ChainProtocol.EVM_JSON_RPC, evmAnswers(instead));
  }

  private static List<ChainExchange> evmAnswers(Map<String, String> instead) {
    List<ChainExchange> answers = new ArrayList<>();
    Map<String, String> files =
        Map.of("chain", "chain-id", "supply", "supply", "decimals", "decimals");
    for (String step : List.of("chain", "finalized", "latest", "block", "supply", "decimals")) {
      String body = instead.get(step);
      if (body == null && !step.equals("latest")) {
        body = Fixtures.text("chain/valid-evm-" + files.getOrDefault(step, "block") + ".json");
      }
      if (body != null) {
        answers.add(exchange(step, 200, body, null));
      }
    }
    return answers;
  }

  private static ProviderReading cosmos(Map<String, String> instead, String height) {
    String block = Fixtures.text("chain/valid-cosmos-block.json");
    String supply = Fixtures.text("chain/valid-cosmos-supply.json");
    return read(
        AKASH,
        ChainProtocol.COSMOS_LCD,
        List.of(
            exchange("latest", 200, instead.getOrDefault("latest", block), null),
            exchange("block", 200, instead.getOrDefault("block", block), null),
            exchange("supply", 200, instead.getOrDefault("supply", supply), height)));
  }

  private static ChainExchange exchange(String step, int status, String body, String height) {
    Map<String, String> headers =
        height == null ? Map.of() : Map.of(CosmosDialect.HEIGHT_ANSWERED, height);
    return new ChainExchange(step, "asked", Fixtures.AS_OF, status, headers, body, null, null);
  }

  private static ProviderReading read(
      ChainSupply question, ChainProtocol protocol, List<ChainExchange> answers) {
    Transcript transcript =
        new Transcript(
            Transcript.SCHEMA,
            protocol,
            List.of(new Transcript.Provider("first.example:443", answers)));
    return transcript.read(question).getFirst();
  }
}
