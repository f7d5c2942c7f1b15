package dev.assay.verification.check;

import dev.assay.verification.document.Require;
import dev.assay.verification.finding.Severity;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a check asks and what it takes to answer: the catalogue's entry, without code.
 *
 * @param id {@code layer.name}, stable
 * @param version raised whenever the same observation could be judged otherwise
 * @param layer whose claims it reads
 * @param question as a sentence
 * @param severity of a refutation
 * @param expects one or more expectations
 * @param adverse whether it may only lower: it never confirms, has no weight, can't be required
 * @param remediation what a project does about a refutation or an unknown
 * @param docs how the check decides, how a dishonest project would cheat, and what stops it
 */
public record CheckSpec(
    String id,
    int version,
    LayerName layer,
    String question,
    Severity severity,
    List<Expectation> expects,
    boolean adverse,
    String remediation,
    String docs) {
  private static final Pattern ID = Pattern.compile("[a-z]+\\.[a-z][a-z0-9-]*");

  public CheckSpec {
    Require.that(ID.matcher(id).matches(), "id", "must look like layer.check-name");
    Require.that(id.startsWith(layer.word() + "."), "id", "must begin with its layer");
    expects = List.copyOf(expects);
    Require.that(!expects.isEmpty(), "expects", "must not be empty");
  }

  /** The expectation of this id. */
  public Expectation expectation(String id) {
    return expects.stream()
        .filter(e -> e.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(this.id + " has no expectation " + id));
  }
}
