package dev.assay.compute.provider;

import static dev.assay.compute.testing.ClaimsText.claims;
import static dev.assay.compute.testing.ClaimsText.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.compute.testing.Judging;
import dev.assay.compute.testing.TestNetwork;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderNamedCheckTest {
  private static final URI PAGE = URI.create("https://metal.example/");
  private static final URI LIST = URI.create("https://project.example/sources.json");
  private static final String SOURCE =
      "{id: metal, name: Example Metal, relation: OWNED, page: 'https://metal.example/'}";

  @ParameterizedTest(name = "{0} by {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <h1>Example Metal</h1> | THIRD_PARTY_API | CONFIRMED |
          <h1>EXAMPLE metal</h1> | THIRD_PARTY_API | CONFIRMED |
          <h1>Example Metal</h1> | PROJECT_API     | UNPROVEN  | WEAK_SOURCE
          <script src='a.js'/>   | THIRD_PARTY_API | UNPROVEN  | NOT_RECOGNISED
          """)
  void givenAPage_whenItIsRead_thenOnlyARegisteredOneConfirms(
      String page, EvidenceClass served, Outcome outcome, Reason reason) {
    // When
    Finding finding = one(SOURCE, network().serving(PAGE, served, bytes(page)));

    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
    assertThat(finding.trusts()).contains("not that hardware is provided");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SOURCE_UNREACHABLE", "SOURCE_ERROR", "TIMED_OUT", "ADDRESS_REFUSED"})
  void givenAPageThatFails_whenJudged_thenNobodyIsAccused(Reason reason) {
    assertThat(one(SOURCE, network().failing(PAGE, reason)).reason()).isEqualTo(reason);
  }

  @Test
  void givenAStatementAlone_whenGraded_thenItIsWeak() {
    // When
    Finding finding = one("{id: metal, name: Example Metal, relation: OWNED}", network());

    // Then
    assertThat(finding.reason()).isEqualTo(Reason.WEAK_SOURCE);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"name":"Example Metal","relation":"OWNED"}    | CONFIRMED |
          {"name":"example metal","relation":"OWNED"}    | CONFIRMED |
          {"name":"Example Metal","relation":"LEASED"}   | REFUTED   | says LEASED, not OWNED
          {"name":"Other","relation":"OWNED"}            | REFUTED   | doesn't name Example Metal
          {"name":7,"relation":"OWNED"}                  | CONFIRMED |
          {"name":"Example Metal","relation":"BORROWED"} | CONFIRMED |
          null                                           | CONFIRMED |
          """)
  void givenTheProjectsOwnList_whenItContradicts_thenItRefutes(
      String entry, Outcome outcome, String said) {
    // Given a page that confirms, and a list that is readable or not
    String list = "{\"schema\":\"assay.hardware-sources/v1\",\"sources\":[" + entry + "]}";
    TestNetwork network =
        network()
            .serving(PAGE, EvidenceClass.THIRD_PARTY_API, bytes("Example Metal"))
            .serving(LIST, EvidenceClass.PROJECT_API, bytes(list));

    // When
    Finding finding =
        Judging.finding(
            new ProviderNamedCheck(),
            claims(
                "sources: {named: [" + SOURCE + "], list: '" + LIST + "', statement: STATEMENT}"),
            network);

    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.explanation()).contains(said == null ? "" : said);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          contract: {from: '2026-01-01', until: '2026-11-20', committed: 100}                | REFUTED  |             | ended on 2026-11-20
          contract: {from: '2026-01-01', until: '2026-11-21', committed: 100}                | UNPROVEN | WEAK_SOURCE | runs and covers
          contract: {from: '2026-01-01', until: '2027-01-01', committed: 99}                 | REFUTED  |             | at most 99
          contract: {from: '2026-01-01', until: '2027-01-01', committed: 50, scalesTo: 99}   | REFUTED  |             | at most 99
          contract: {from: '2026-01-01', until: '2027-01-01', committed: 50, scalesTo: 100}  | UNPROVEN | ATTRIBUTION | 50 are held
          contract: null                                                                     | UNPROVEN | NO_SOURCE   | neither its term
          """)
  void givenALease_whenItsTermsAreRead_thenTheProjectsOwnWordsCanRefute(
      String contract, Outcome outcome, Reason reason, String said) {
    // When
    Finding finding =
        findings(
                "{id: metal, name: Example Metal, relation: LEASED, accelerators: 100, "
                    + contract
                    + "}")
            .getLast();

    // Then
    assertThat(finding.subject()).isEqualTo("metal contract");
    assertThat(finding.explanation()).contains(said);
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          Access to up to 10,000 GPUs         | "Access to", "up to"
          thousands of enterprise-grade cards | "thousands of", "enterprise-grade"
          our data-centre partners            | "partners"
          World-class hardware and more       | "World-class", "and more"
          """)
  void givenVagueWords_whenJudged_thenTheyAreQuotedBack(String quote, String words) {
    // When
    Finding finding = wording(quote);

    // Then
    assertThat(finding.reason()).isEqualTo(Reason.NOT_RECOGNISED);
    assertThat(finding.explanation()).contains("says " + words + ", which");
  }

  @Test
  void givenPlainWordsWithoutANamedSource_whenJudged_thenThatIsSaid() {
    assertThat(wording("We own 40 boards in Hamburg").reason()).isEqualTo(Reason.NO_SOURCE);
  }

  @Test
  void givenWordsThatOnlyLookVague_whenRead_thenNothingIsFound() {
    assertThat(VagueWording.in("set up together, a counterpart, İstanbul, accessory to")).isEmpty();
  }

  @Test
  void givenNoClaim_whenJudged_thenItDoesNotApply() {
    Finding finding = Judging.finding(new ProviderNamedCheck(), claims("{}"), network());
    assertThat(finding.reason()).isEqualTo(Reason.NO_CLAIM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{id: A, name: B, relation: OWNED}",
        "{id: a, name: ' ', relation: OWNED}",
        "{id: a, name: B, relation: RENTED}",
        "{id: a, name: B, relation: OWNED, page: 'ftp://b.example/'}",
        "{id: a, name: B, relation: OWNED, page: 'https://u:p@b.example/'}",
        "{id: a, name: B, relation: OWNED, accelerators: 0}",
        "{id: a, name: B, relation: OWNED, contract: {from: '2026-01-01', until: '2026-02-01', committed: 1}}",
        "{id: a, name: B, relation: LEASED, contract: {from: '2026-03-01', until: '2026-02-01', committed: 1}}",
        "{id: a, name: B, relation: LEASED, contract: {from: '2026-01-01', until: '2026-02-01', committed: 2, scalesTo: 1}}",
        "{id: a, name: B, relation: OWNED}, {id: a, name: C, relation: OWNED}"
      })
  void givenABadValue_whenRead_thenTheClaimsAreRefused(String source) {
    assertThatThrownBy(() -> read("sources: {named: [" + source + "], statement: STATEMENT}"))
        .isInstanceOf(InvalidDocument.class);
  }

  private static Finding wording(String quote) {
    return Judging.finding(
        new ProviderNamedCheck(),
        claims(
            "sources: {statement: {source: 'https://project.example/', date: '2026-11-01', quote: '"
                + quote
                + "'}}"),
        network());
  }

  private static Finding one(String source, TestNetwork network) {
    return Judging.finding(
        new ProviderNamedCheck(),
        claims("sources: {named: [" + source + "], statement: STATEMENT}"),
        network);
  }

  private static List<Finding> findings(String source) {
    return Judging.findings(
        new ProviderNamedCheck(),
        claims("sources: {named: [" + source + "], statement: STATEMENT}"),
        network());
  }

  private static TestNetwork network() {
    return TestNetwork.of(0);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
