package dev.assay.tokenomics.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.tokenomics.testing.Fixtures;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenomicsClaimsTest {

  @ParameterizedTest
  @ValueSource(strings = {"valid-demo-claims.yaml", "valid-akash-claims.yaml"})
  void readsAndWritesTheSameDocument(String fixture) throws InvalidDocument {
    // Given
    TokenomicsClaims claims = Fixtures.claims(Fixtures.text(fixture));

    // When
    byte[] canonical = CanonicalJson.write(claims);
    TokenomicsClaims again = CanonicalJson.read(canonical, TokenomicsClaims.class);

    // Then
    assertThat(again).isEqualTo(claims);
    assertThat(CanonicalJson.write(again)).isEqualTo(canonical);
  }

  @Test
  void readsEveryKindOfVesting() {
    // When
    TokenomicsClaims demo = Fixtures.demo();

    // Then
    assertThat(demo.allocations())
        .extracting(a -> a.vesting().getClass().getSimpleName())
        .containsExactly("Linear", "Linear", "Step", "Cliff", "Linear", "Unlocked");
    assertThat(demo.supply().total()).isEqualTo(BigInteger.TEN.pow(27));
  }

  @Test
  void anEmptyDocumentClaimsNothing() throws InvalidDocument {
    // When
    TokenomicsClaims claims = Fixtures.read("{}");

    // Then
    assertThat(claims).isEqualTo(new TokenomicsClaims(null, null, null, null));
    assertThat(claims.allocations()).isEmpty();
  }

  @Test
  void aScheduleThatContradictsItselfIsReadable() throws InvalidDocument {
    // Given
    String backwards = "{kind: LINEAR, start: '2026-01-01T00:00:00Z', end: '2025-01-01T00:00:00Z'}";

    // When
    TokenomicsClaims claims =
        Fixtures.read(
            "allocations: [{id: a, category: TEAM, amount: '1', vesting: " + backwards + "}]");

    // Then
    assertThat(claims.allocations()).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          unknown field    | suply: {} | /suply
          number amount    | supply: {total: 5, kind: MAXIMUM} | /supply/total
          null amount      | allocations: [{id: a, category: TEAM, amount: null, vesting: {kind: UNLOCKED}}] | /allocations/0
          no amount        | allocations: [{id: a, category: TEAM, vesting: {kind: UNLOCKED}}] | /allocations/0
          negative amount  | allocations: [{id: a, category: TEAM, amount: '-1', vesting: {kind: UNLOCKED}}] | /allocations/0
          too large        | allocations: [{id: a, category: TEAM, amount: '115792089237316195423570985008687907853269984665640564039457584007913129639936', vesting: {kind: UNLOCKED}}] | /allocations/0
          fraction         | allocations: [{id: a, category: TEAM, amount: '1.5', vesting: {kind: UNLOCKED}}] | /allocations/0/amount
          exponent         | allocations: [{id: a, category: TEAM, amount: '1e9', vesting: {kind: UNLOCKED}}] | /allocations/0/amount
          unknown category | allocations: [{id: a, category: FRIENDS, amount: '1', vesting: {kind: UNLOCKED}}] | /allocations/0/category
          category number  | allocations: [{id: a, category: 1, amount: '1', vesting: {kind: UNLOCKED}}] | /allocations/0/category
          unknown vesting  | allocations: [{id: a, category: TEAM, amount: '1', vesting: {kind: MAYBE}}] | /allocations/0/vesting
          no vesting kind  | allocations: [{id: a, category: TEAM, amount: '1', vesting: {}}] | /allocations/0/vesting
          foreign field    | allocations: [{id: a, category: TEAM, amount: '1', vesting: {kind: UNLOCKED, at: '2026-01-01T00:00:00Z'}}] | /allocations/0/vesting/at
          cliff without at | allocations: [{id: a, category: TEAM, amount: '1', vesting: {kind: CLIFF}}] | /allocations/0/vesting
          part of a second | allocations: [{id: a, category: TEAM, amount: '1', vesting: {kind: CLIFF, at: '2026-01-01T00:00:00.5Z'}}] | /allocations/0/vesting
          far year         | allocations: [{id: a, category: TEAM, amount: '1', vesting: {kind: CLIFF, at: '+12026-01-01T00:00:00Z'}}] | /allocations/0/vesting
          no steps         | allocations: [{id: a, category: TEAM, amount: '1', vesting: {kind: STEP, first: '2026-01-01T00:00:00Z', everyDays: 1, steps: 0}}] | /allocations/0/vesting
          one id twice     | allocations: [{id: a, category: TEAM, amount: '1', vesting: {kind: UNLOCKED}}, {id: a, category: TEAM, amount: '1', vesting: {kind: UNLOCKED}}] |
          decimals string  | token: {symbol: A, decimals: '6', genesis: '2025-01-01', chain: {id: 'cosmos:a', denom: uaa}} | /token/decimals
          37 decimals      | token: {symbol: A, decimals: 37, genesis: '2025-01-01', chain: {id: 'cosmos:a', denom: uaa}} | /token
          symbol with space| token: {symbol: 'A B', decimals: 6, genesis: '2025-01-01', chain: {id: 'cosmos:a', denom: uaa}} | /token
          no CAIP-2        | token: {symbol: A, decimals: 6, genesis: '2025-01-01', chain: {id: akash, denom: uaa}} | /token/chain
          short address    | token: {symbol: A, decimals: 6, genesis: '2025-01-01', chain: {id: 'eip155:1', address: '0x12'}} | /token/chain
          quote in address | token: {symbol: A, decimals: 6, genesis: '2025-01-01', chain: {id: 'eip155:1', address: '0x12345678901234567890123456789012345678"]'}} | /token/chain
          address and denom| token: {symbol: A, decimals: 6, genesis: '2025-01-01', chain: {id: 'cosmos:a', denom: uaa, address: x}} | /token/chain
          votes and service| utility: {governanceOnly: true, requiredFor: [{service: s, how: h}], statement: {source: 'https://a.example', date: '2026-01-01', quote: q}} | /utility
          ftp list         | utility: {acceptedAssetsUrl: 'ftp://a.example/x', statement: {source: 'https://a.example', date: '2026-01-01', quote: q}} | /utility
          """)
  void namesWhatToMend(String why, String yaml, String path) {
    // When
    InvalidDocument refused =
        catchThrowableOfType(InvalidDocument.class, () -> Fixtures.read(yaml));

    // Then
    assertThat(refused).isNotNull();
    assertThat(refused.problems())
        .extracting(InvalidDocument.Problem::path)
        .contains(path == null ? "" : path);
    assertThat(refused.getMessage()).doesNotContain("dev.assay").doesNotContain("Exception");
  }
}
