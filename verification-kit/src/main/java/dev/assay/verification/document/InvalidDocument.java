package dev.assay.verification.document;

import java.util.List;

/**
 * A document that can't be taken as it is: each problem names the path and what to change there.
 * The doors turn it into a 400 or INVALID_ARGUMENT.
 */
public final class InvalidDocument extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * One thing to change.
   *
   * @param path where, as a JSON Pointer (RFC 6901); empty for the whole document
   * @param message what is wrong there and what would be right
   */
  public record Problem(String path, String message) {}

  private final transient List<Problem> problems;

  public InvalidDocument(List<Problem> problems) {
    super(sentence(problems));
    this.problems = List.copyOf(problems);
  }

  public InvalidDocument(String path, String message) {
    this(List.of(new Problem(path, message)));
  }

  /** What to change, in the order of the document; never empty. */
  public List<Problem> problems() {
    return problems;
  }

  /** The same problems, seen from a document that holds this one at {@code path}. */
  public InvalidDocument under(String path) {
    return new InvalidDocument(
        problems.stream().map(p -> new Problem(path + p.path(), p.message())).toList());
  }

  private static String sentence(List<Problem> problems) {
    Problem first = problems.getFirst();
    String more = problems.size() > 1 ? " (and " + (problems.size() - 1) + " more)" : "";
    return (first.path().isEmpty() ? "/" : first.path()) + ": " + first.message() + more;
  }
}
