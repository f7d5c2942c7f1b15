package dev.assay.tokenomics.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.layer.probe.RawAnswer;
import dev.assay.tokenomics.testing.ChainProvider;
import dev.assay.tokenomics.testing.ChainProvider.Asked;
import dev.assay.tokenomics.testing.ChainProvider.Reply;
import dev.assay.tokenomics.testing.Fixtures;
import dev.assay.tokenomics.testing.LoopbackContext;
import dev.assay.tokenomics.testing.Scripts;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Register;
import dev.assay.verification.evidence.Register.ChainProtocol;
import dev.assay.verification.evidence.Register.ChainSource;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.RecordedAnswer;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChainSupplyRunnerTest {
  private static final BigInteger TOTAL = BigInteger.TEN.pow(27);
  private static final ChainSupply DEMO = ChainSupply.of(Fixtures.demo().token().chain());
  private static final ChainSupply AKASH = ChainSupply.of(Fixtures.akash().token().chain());

  private final List<ChainProvider> providers = new ArrayList<>();

  @AfterEach
  void stop() {
    providers.forEach(ChainProvider::close);
  }

  @Test
  void asksTwoEvmProvidersAboutOneFinalBlock() {
    // Given
    serve(Scripts.evm(5_000_000, TOTAL), Scripts.evm(5_000_010, TOTAL));

    // When
    ObservedSupply observed = observe(DEMO, ChainProtocol.EVM_JSON_RPC);

    // Then
    assertThat(observed.states()).hasSize(1);
    assertThat(observed.states().getFirst().height()).isEqualTo(5_000_000);
    assertThat(observed.states().getFirst().supply()).isEqualTo(TOTAL);
    assertThat(observed.told())
        .hasSize(2)
        .allMatch(p -> p.from().evidenceClass() == EvidenceClass.CHAIN);
    assertThat(providers.getFirst().asked)
        .extracting(Asked::what)
        .containsExactly(
            "eth_chainId", "eth_getBlockByNumber", "eth_getBlockByNumber", "eth_call", "eth_call");
    assertThat(providers.getLast().asked.getLast().params().path(1).asText()).isEqualTo("0x4c4b40");
  }

  @Test
  void fallsBackToLatestWhereFinalizedIsUnknown() {
    // Given
    Function<Asked, Reply> old =
        asked ->
            asked.params().path(0).asText().equals("finalized")
                ? Scripts.error(-32602, "unknown tag")
                : Scripts.evm(5_000_000, TOTAL).apply(asked);
    serve(old, old);

    // When
    ObservedSupply observed = observe(DEMO, ChainProtocol.EVM_JSON_RPC);

    // Then
    assertThat(observed.told()).hasSize(2);
  }

  @Test
  void asksTwoCosmosProvidersAboutTheLowerOfTheirHeights() {
    // Given
    serve(Scripts.cosmos(24_000_003, TOTAL), Scripts.cosmos(24_000_000, TOTAL));

    // When
    ObservedSupply observed = observe(AKASH, ChainProtocol.COSMOS_LCD);

    // Then
    assertThat(observed.states()).hasSize(1);
    assertThat(observed.states().getFirst().height()).isEqualTo(24_000_000);
    assertThat(observed.told())
        .hasSize(2)
        .allMatch(p -> p.from().evidenceClass() == EvidenceClass.CHAIN);
    assertThat(providers.getFirst().asked.getLast().height()).isEqualTo("24000000");
  }

  @Test
  void oneProviderThatStandsStillDecidesNothingAmongThree() {
    // Given
    serve(
        Scripts.cosmos(5, TOTAL),
        Scripts.cosmos(24_000_000, TOTAL),
        Scripts.cosmos(24_000_001, TOTAL));

    // When
    ObservedSupply observed = observe(AKASH, ChainProtocol.COSMOS_LCD);

    // Then
    assertThat(observed.states()).hasSize(1);
    assertThat(observed.states().getFirst().height()).isEqualTo(24_000_000);
    assertThat(observed.told()).hasSize(2);
    assertThat(observed.providers().getFirst().reason()).isEqualTo(Reason.SOURCE_ERROR);
  }

  @Test
  void keepsBothWhereSuppliesDiffer() {
    // Given
    serve(Scripts.evm(5_000_000, TOTAL), Scripts.evm(5_000_000, TOTAL.add(BigInteger.ONE)));

    // When
    ObservedSupply observed = observe(DEMO, ChainProtocol.EVM_JSON_RPC);

    // Then
    assertThat(observed.states()).hasSize(2);
    assertThat(observed.told())
        .allMatch(p -> p.from().evidenceClass() == EvidenceClass.THIRD_PARTY_API);
  }

  @Test
  void aProviderOfAnotherChainNeitherCountsNorChoosesTheBlock() {
    // Given
    serve(
        Scripts.but(Scripts.evm(99, TOTAL), "eth_chainId", Scripts.result("\"0x1\"")),
        Scripts.evm(5_000_000, TOTAL),
        Scripts.evm(5_000_000, TOTAL));

    // When
    ObservedSupply observed = observe(DEMO, ChainProtocol.EVM_JSON_RPC);

    // Then
    assertThat(observed.told()).hasSize(2);
    assertThat(observed.states().getFirst().height()).isEqualTo(5_000_000);
    assertThat(observed.providers().getFirst().explanation()).contains("serves chain eip155:1");
  }

  @Test
  void aProviderThatIsDownLeavesTheOtherAlone() {
    // Given
    serve(Scripts.evm(5_000_000, TOTAL), Scripts.evm(5_000_000, TOTAL));
    providers.getLast().close();

    // When
    ObservedSupply observed = observe(DEMO, ChainProtocol.EVM_JSON_RPC);

    // Then
    assertThat(observed.told()).hasSize(1);
    assertThat(observed.told().getFirst().from().evidenceClass())
        .isEqualTo(EvidenceClass.THIRD_PARTY_API);
    assertThat(observed.providers().getLast().reason()).isEqualTo(Reason.SOURCE_UNREACHABLE);
  }

  @Test
  void anErrorPageAndAPageThatNeverEndsAreNoNumbers() {
    // Given
    Reply page =
        new Reply(
            200,
            Fixtures.text("chain/invalid-error-page.html"),
            Map.of("content-type", "text/html"));
    serve(asked -> page, asked -> new Reply(200, null, Map.of()));

    // When
    ObservedSupply observed = observe(DEMO, ChainProtocol.EVM_JSON_RPC);

    // Then
    assertThat(observed.told()).isEmpty();
    assertThat(observed.providers())
        .extracting(ObservedSupply.ProviderSupply::reason)
        .containsExactly(Reason.SOURCE_SHAPE_CHANGED, Reason.TOO_LARGE);
  }

  @Test
  void aSourceThatNobodyRegisteredIsNotAsked() {
    // When
    RawAnswer answer = run(DEMO, Register.empty());
    RawAnswer foreign =
        run(AKASH, register(AKASH, ChainProtocol.EVM_JSON_RPC, List.of(URI.create("http://a"))));

    // Then
    assertThat(List.of(answer, foreign)).allMatch(a -> a.reason() == Reason.NO_SOURCE);
    assertThat(answer.explanation()).contains(DEMO.chain());
  }

  @Test
  void anAddressThatTheGuardRefusesIsAnAnswer() {
    // Given
    Register register =
        register(DEMO, ChainProtocol.EVM_JSON_RPC, List.of(URI.create("http://10.0.0.1:8545/")));

    // When
    ObservedSupply observed = observe(DEMO, register);

    // Then
    assertThat(observed.providers().getFirst().reason()).isEqualTo(Reason.ADDRESS_REFUSED);
  }

  @Test
  void keepsAnOperatorsKeyOutOfTheTranscript() {
    // Given
    serve(Scripts.evm(5_000_000, TOTAL));
    URI withKey = URI.create(providers.getFirst().address() + "v3/s3cr3t?key=s3cr3t");

    // When
    RawAnswer answer = run(DEMO, register(DEMO, ChainProtocol.EVM_JSON_RPC, List.of(withKey)));

    // Then
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .contains(providers.getFirst().name())
        .doesNotContain("s3cr3t");
  }

  @SafeVarargs
  private void serve(Function<Asked, Reply>... scripts) {
    List.of(scripts).forEach(script -> providers.add(new ChainProvider(script)));
  }

  private ObservedSupply observe(ChainSupply question, ChainProtocol protocol) {
    List<URI> addresses = providers.stream().map(ChainProvider::address).toList();
    return observe(question, register(question, protocol, addresses));
  }

  private static ObservedSupply observe(ChainSupply question, Register register) {
    RawAnswer answer = run(question, register);
    Envelope envelope =
        new Envelope(
            Envelope.SCHEMA,
            question.canonical(),
            answer.at(),
            answer.source(),
            answer.evidenceClass(),
            answer.reason(),
            answer.explanation(),
            answer.mediaType(),
            Digest.of(answer.body()),
            answer.attributes());
    return ObservedSupply.of(new RecordedAnswer(envelope, answer.body()).read(question));
  }

  private static Register register(
      ChainSupply question, ChainProtocol protocol, List<URI> addresses) {
    ChainSource source = new ChainSource(question.chain(), protocol, addresses);
    return new Register(Register.SCHEMA, List.of(), List.of(source));
  }

  private static RawAnswer run(ChainSupply question, Register register) {
    try (LoopbackContext context = new LoopbackContext(register, Duration.ofSeconds(30))) {
      return new ChainSupplyRunner().run(question, context).await().atMost(Duration.ofSeconds(30));
    }
  }
}
