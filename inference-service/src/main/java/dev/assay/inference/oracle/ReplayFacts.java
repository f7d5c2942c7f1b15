package dev.assay.inference.oracle;

import dev.assay.verification.document.Require;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers that were given before.
 *
 * @param count how many
 * @param examples the first ones, in words
 */
public record ReplayFacts(int count, List<String> examples) {
  private static final int MOST_NAMED = 20;

  public ReplayFacts {
    examples = Require.list(examples, "examples", MOST_NAMED);
  }

  /** Of different entries in the order of their rounds. */
  static ReplayFacts of(List<OracleAnswer> answers) {
    List<String> found = new ArrayList<>();
    Map<Long, OracleAnswer> byRound = new HashMap<>();
    Map<List<Object>, OracleAnswer> byContent = new HashMap<>();
    Map<String, Long> bySignature = new HashMap<>();
    for (OracleAnswer answer : answers) {
      OracleAnswer same = byRound.putIfAbsent(answer.round(), answer);
      if (same != null && !same.content().equals(answer.content())) {
        found.add("Round " + answer.round() + " has two answers.");
      }
      OracleAnswer earlier = byContent.putIfAbsent(answer.content(), answer);
      if (earlier != null && answer.repeats(earlier)) {
        found.add(
            "Round "
                + answer.round()
                + " repeats the answer and time of round "
                + earlier.round()
                + ".");
      }
      for (OracleAnswer.OracleSignature signature : answer.signatures()) {
        Long round = bySignature.putIfAbsent(signature.signature(), answer.round());
        if (round != null && round != answer.round()) {
          found.add("Round " + answer.round() + " has a signature of round " + round + ".");
        }
      }
    }
    return new ReplayFacts(found.size(), found.stream().limit(MOST_NAMED).toList());
  }
}
