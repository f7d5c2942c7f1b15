package dev.assay.inference.oracle;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far answers are from what their signers say they saw.
 *
 * @param compared how many answers say what was seen
 * @param beyond how many of them are further from it than allowed
 * @param example the first of those, in words; null for none
 */
public record DeviationFacts(int compared, int beyond, @Nullable String example) {

  static DeviationFacts of(List<OracleAnswer> answers, BigDecimal allowed) {
    int compared = 0;
    int beyond = 0;
    String example = null;
    for (OracleAnswer answer : answers) {
      BigDecimal value = answer.value();
      if (value == null) {
        continue;
      }
      compared++;
      BigDecimal off = answer.answer().subtract(value).abs();
      if (off.compareTo(value.abs().multiply(allowed)) > 0) {
        beyond++;
        example =
            example == null
                ? "Round %d answers %s, where its signers saw %s."
                    .formatted(
                        answer.round(), answer.answer().toPlainString(), value.toPlainString())
                : example;
      }
    }
    return new DeviationFacts(compared, beyond, example);
  }
}
