package dev.assay.inference.oracle;

import dev.assay.inference.oracle.OracleAnswer.OracleSignature;
import dev.assay.verification.document.Require;
import dev.assay.verification.signature.Ed25519;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who signed the answers.
 *
 * @param registered how many different keys the registry holds
 * @param reached how many answers have valid signatures of the quorum of different registered keys
 * @param fewest the fewest such keys of any answer
 * @param fewestRound the first round with so few
 * @param unregistered keys that signed and aren't registered, or were only later; the first ones
 * @param invalid how many signatures by registered keys don't verify
 */
public record QuorumFacts(
    int registered,
    int reached,
    int fewest,
    long fewestRound,
    List<String> unregistered,
    int invalid) {
  private static final int MOST_NAMED = 20;

  public QuorumFacts {
    unregistered = Require.list(unregistered, "unregistered", MOST_NAMED);
  }

  static QuorumFacts of(List<OracleAnswer> answers, OracleRegistry registry, int quorum) {
    Map<String, Instant> since = registry.since();
    Set<String> unregistered = new TreeSet<>();
    int reached = 0;
    int invalid = 0;
    int fewest = Integer.MAX_VALUE;
    long fewestRound = 0;
    for (OracleAnswer answer : answers) {
      Set<String> signers = new HashSet<>();
      for (OracleSignature signature : answer.signatures()) {
        Instant from = since.get(signature.key());
        if (from == null || from.isAfter(answer.at())) {
          unregistered.add(signature.key());
        } else if (Ed25519.verifies(signature.key(), answer.signedText(), signature.signature())) {
          signers.add(signature.key());
        } else {
          invalid++;
        }
      }
      reached += signers.size() >= quorum ? 1 : 0;
      if (signers.size() < fewest) {
        fewest = signers.size();
        fewestRound = answer.round();
      }
    }
    return new QuorumFacts(
        since.size(),
        reached,
        answers.isEmpty() ? 0 : fewest,
        fewestRound,
        unregistered.stream().limit(MOST_NAMED).toList(),
        invalid);
  }
}
