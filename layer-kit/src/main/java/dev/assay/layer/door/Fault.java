package dev.assay.layer.door;

import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.InvalidDocument.Problem;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request turned away, with what the caller can change; the doors make problem+json or gRPC error
 * details of it. Anything else that is thrown is a defect of ours and says nothing to the caller.
 * Immutable.
 */
public final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final FaultKind kind;
  private final transient List<Problem> problems;
  private final @Nullable Duration retryAfter;

  private Fault(
      FaultKind kind, String detail, List<Problem> problems, @Nullable Duration retryAfter) {
    super(detail, null, false, false);
    this.kind = kind;
    this.problems = List.copyOf(problems);
    this.retryAfter = retryAfter;
  }

  /** A fault whose detail tells the caller what to change. */
  public static Fault of(FaultKind kind, String detail) {
    return new Fault(kind, detail, List.of(), null);
  }

  /** A document with its problems, each with a path. */
  public static Fault invalid(InvalidDocument document) {
    String detail = String.valueOf(document.getMessage());
    return new Fault(FaultKind.INVALID_DOCUMENT, detail, document.problems(), null);
  }

  /** One problem at a path. */
  public static Fault invalid(String path, String message) {
    return invalid(new InvalidDocument(path, message));
  }

  /** A part of the request over its limit. */
  public static Fault tooLarge(String path, String message) {
    return new Fault(FaultKind.TOO_LARGE, message, List.of(new Problem(path, message)), null);
  }

  /** Something that passes: the caller may come again after this time. */
  public static Fault later(FaultKind kind, String detail, Duration retryAfter) {
    return new Fault(kind, detail, List.of(), retryAfter);
  }

  /** The stable code. */
  public FaultKind kind() {
    return kind;
  }

  /** What happened, for the caller. */
  public String detail() {
    return String.valueOf(getMessage());
  }

  /** What to change, with paths; empty when there is nothing to point at. */
  public List<Problem> problems() {
    return problems;
  }

  /** When to come again; null when coming again changes nothing. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
