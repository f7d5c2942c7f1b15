package dev.assay.compute.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compute.bandwidth.BandwidthRun.Control;
import dev.assay.compute.claims.BandwidthClaim;
import dev.assay.compute.claims.BandwidthClaim.Direction;
import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.claims.ProvingNode;
import dev.assay.compute.testing.Judging;
import dev.assay.compute.testing.Replaying;
import dev.assay.compute.testing.TestKey;
import dev.assay.compute.testing.TestNetwork;
import dev.assay.verification.document.Digest;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The claim is 8 Mbit/s in half of the runs: a byte a microsecond. */
class BandwidthCheckTest {
  private static final TestKey NODE = TestKey.named("node");
  private static final ProvingNode ASKED =
      new ProvingNode("node-1", URI.create("http://10.0.0.1:4281"), NODE.publicKey());
  private static final int ASKED_BYTES = 10_000;

  private final TestNetwork network = TestNetwork.of(1);
  private Direction direction = Direction.DOWN;
  private TestKey signer = NODE;
  private boolean kept;
  private int carried = ASKED_BYTES;
  private @Nullable Long halfMicros;
  private @Nullable Control control;

  /** A run is one flow of 10,000 bytes, and so reaches the claim in 10 ms. */
  @ParameterizedTest
  @CsvSource({
    "9, 10000, 0, UNPROVEN, TOO_FEW_SAMPLES",
    "12, 10000, 0, CONFIRMED,",
    "12, 10001, 0, UNPROVEN, SLOW",
    "12, 10001, 7.9, UNPROVEN, SLOW",
    "12, 10001, 8.0, REFUTED,",
    "12, 100000, 8.0, REFUTED,"
  })
  void judgesByRunsAndControls(
      int runs, long micros, double controlMbps, Outcome outcome, @Nullable Reason reason) {
    // Given
    control = controlMbps == 0 ? null : control(controlMbps);
    carrying(runs, micros);
    // When
    Finding finding = found();
    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @Test
  void forgivesASlowStart() {
    // Given runs of which the second half alone is quick enough
    control = control(100);
    halfMicros = 15_000L;
    carrying(12, 20_000);
    // When, then
    assertThat(found().reason()).isEqualTo(Reason.SLOW);
  }

  @Test
  void countsWhatCameUntilTheRunWasOver() {
    // Given flows that were cut at a tenth
    control = control(100);
    carried = ASKED_BYTES / 10;
    carrying(12, 12_500);
    // When
    Finding finding = found();
    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.REFUTED);
    assertThat(finding.observed())
        .anySatisfy(
            value -> {
              assertThat(value.name()).isEqualTo("cost.bytes");
              assertThat(value.value()).isEqualTo("12000");
            });
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void countsNoByteThatTheNodeDidNotSign(Direction way) {
    // Given a server near us that has no key
    direction = way;
    signer = TestKey.named("proxy");
    carrying(12, 100);
    // When, then
    assertThat(found().reason()).isEqualTo(Reason.NODES_UNPROVED);
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void countsNoByteOfAnotherStream(Direction way) {
    // Given bytes that were kept from another time
    direction = way;
    kept = true;
    carrying(12, 100);
    // When, then
    assertThat(found().reason()).isEqualTo(Reason.NODES_UNPROVED);
  }

  @ParameterizedTest
  @CsvSource({"10000, CONFIRMED,", "10001, UNPROVEN, SLOW"})
  void measuresTheWayToTheNode(long micros, Outcome outcome, @Nullable Reason reason) {
    // Given
    direction = Direction.UP;
    carrying(12, micros);
    // When
    Finding finding = found();
    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  /** The test vector of docs/protocols/node-bandwidth.md. */
  @Test
  void keepsToTheProtocolsVector() {
    // Given
    TestKey key =
        TestKey.ofSecret(
            HexFormat.of()
                .parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
    String nonce = "MNNuFKNzptlqUTZqApZsOk_2jHToly9zqZ_EF5PHInU";
    // When
    String signature = key.sign(FlowProof.signedDown("node-001", nonce, 1000));
    Digest down = KeyedStream.of(Base64.getDecoder().decode(signature)).digest(1000);
    Digest up = FlowProof.upStream(nonce).digest(1000);
    // Then
    assertThat(signature)
        .isEqualTo(
            "jTIwWzkDlyDfeDoHGeM9d4hL9zJTbXMTsotdlHSIwLRb4GjswRKCK27JU/3rqlSYCy/BSn2EpJnDFhqYkcklDQ==");
    assertThat(down.hex())
        .isEqualTo("7031e5f784bc18ccf66f8dd1899d35d4ab3c685af03801bbd727bc49a31a1904");
    assertThat(up.hex())
        .isEqualTo("99ddbc6f31072223225649ee2dfb25a2c26a33f89a378422050c88e0a7a1ccaa");
    assertThat(key.sign(FlowProof.signedUp("node-001", nonce, 1000, up)))
        .isEqualTo(
            "aeWL6jX/21Fi6ZwLo5XWzxgWFNf4YQHA4V5RyoKyMBIHHXTa6b89qJ+Nwi2bFsxyn19QxB3PbcS7C43GFEH1Aw==");
  }

  @Test
  void hasNothingToSayWithoutAClaim() {
    // When
    Finding finding =
        Judging.finding(new BandwidthCheck(), ComputeClaims.ofReach(List.of(), List.of()), network);
    // Then
    assertThat(finding.reason()).isEqualTo(Reason.NO_CLAIM);
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void replaysToTheSameFindings(Direction way) {
    // Given
    direction = way;
    control = control(100);
    carrying(12, 10_000);
    // When, then
    Replaying.givesTheSame(new BandwidthCheck(), claims(), network, network::recorded);
  }

  @ParameterizedTest
  @CsvSource({"carried\":10000, carried\":1000", "endMicros\":10000, endMicros\":1000"})
  void noticesAnEditedTranscript(String from, String to) {
    // Given
    carrying(12, 10_000);
    // When, then
    Replaying.notices(
        new BandwidthCheck(),
        claims(),
        network,
        () -> Replaying.edited(network.recorded(), BandwidthQuestion.KIND, from, to));
  }

  private Finding found() {
    return Judging.finding(new BandwidthCheck(), claims(), network);
  }

  private ComputeClaims claims() {
    BandwidthClaim claim =
        new BandwidthClaim(
            "wide",
            direction,
            new BigDecimal("8"),
            new BigDecimal("0.5"),
            ASKED,
            "made up for a test",
            Judging.STATEMENT);
    return ComputeClaims.ofReach(List.of(), List.of(claim));
  }

  private void carrying(int runs, long micros) {
    network.carrying(
        question ->
            BandwidthTranscript.of(
                TestNetwork.NOW,
                IntStream.range(0, runs)
                    .mapToObj(run -> question.nonce(run, 0))
                    .map(nonce -> new BandwidthRun(List.of(flow(nonce, micros)), control))
                    .toList()));
  }

  private BandwidthFlow flow(String nonce, long micros) {
    String signed = direction == Direction.DOWN ? down(nonce) : up(nonce);
    String signature = signer.sign(signed);
    KeyedStream stream =
        kept
            ? KeyedStream.of(new byte[1])
            : direction == Direction.DOWN
                ? KeyedStream.of(Base64.getDecoder().decode(signature))
                : FlowProof.upStream(nonce);
    return new BandwidthFlow(
        nonce,
        ASKED_BYTES,
        carried,
        stream.digest(carried),
        signature,
        halfMicros,
        micros,
        null,
        null);
  }

  private static String down(String nonce) {
    return FlowProof.signedDown("node-1", nonce, ASKED_BYTES);
  }

  private static String up(String nonce) {
    Digest digest = FlowProof.upStream(nonce).digest(ASKED_BYTES);
    return FlowProof.signedUp("node-1", nonce, ASKED_BYTES, digest);
  }

  private static Control control(double mbps) {
    return new Control("http://10.0.0.2/large", Math.round(mbps * 1000 / 8 * 10), 10_000);
  }
}
