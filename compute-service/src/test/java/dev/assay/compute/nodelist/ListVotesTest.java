package dev.assay.compute.nodelist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compute.nodelist.ListVotes.Verdict;
import dev.assay.compute.nodelist.ListVotes.Vote;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Observed;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListVotesTest {

  @ParameterizedTest
  @CsvSource({
    "'', NOTHING, true",
    "own+, FOR, true",
    "own-, AGAINST, true",
    "own+ own-, DISAGREE, true",
    "third+ own-, FOR, false",
    "third- own+, AGAINST, false",
    "third- third+ own+, DISAGREE, false"
  })
  void letsTheStrongestClassDecide(String said, Verdict verdict, boolean own) {
    // Given
    ListVotes votes =
        new ListVotes(
            Arrays.stream(said.split(" "))
                .filter(s -> !s.isBlank())
                .map(ListVotesTest::vote)
                .toList());
    // When, then
    assertThat(votes.verdict()).isEqualTo(verdict);
    assertThat(votes.own()).isEqualTo(own);
  }

  private static Vote vote(String said) {
    EvidenceClass evidenceClass =
        said.startsWith("own") ? EvidenceClass.PROJECT_API : EvidenceClass.THIRD_PARTY_API;
    return new Vote(
        said.endsWith("+"),
        new Observed(
            "listed", "1", "nodes", evidenceClass, Instant.EPOCH, said, Digest.of(new byte[0])));
  }
}
