package dev.assay.inference.oracle;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.Require;
import java.util.Comparator;
import java.util.List;

/** The latest answers of an oracle, as the document {@code assay.oracle-answers/v1}. Immutable. */
public record OracleAnswers(String schema, List<OracleAnswer> answers) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.oracle-answers/v1";

  /** The largest document that is read. */
  public static final long LARGEST = 8L << 20;

  private static final int MOST = 10_000;
  private static final int MOST_SIGNATURES = 20_000;

  public OracleAnswers {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    answers = Require.list(answers, "answers", MOST);
    Require.that(
        answers.stream().mapToInt(answer -> answer.signatures().size()).sum() <= MOST_SIGNATURES,
        "answers",
        "must have at most 20000 signatures together");
  }

  static OracleAnswers read(byte[] json) throws InvalidDocument {
    return CanonicalJson.read(json, OracleAnswers.class);
  }

  /** Each different entry once, by round. */
  List<OracleAnswer> inOrder() {
    return answers.stream()
        .distinct()
        .sorted(Comparator.comparingLong(OracleAnswer::round))
        .toList();
  }
}
