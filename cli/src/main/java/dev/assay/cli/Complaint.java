package dev.assay.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * What a command says when it can't go on: one sentence that tells what to change, and the exit
 * code.
 */
public final class Complaint extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private Complaint(int exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  /** The command was called in a way that it doesn't know. */
  public static Complaint usage(String sentence) {
    return new Complaint(ExitCode.USAGE, sentence);
  }

  /** A document or bundle is not valid. */
  public static Complaint invalid(String sentence) {
    return new Complaint(ExitCode.INVALID_DATA, sentence);
  }

  /** A program, port or service can't be had. */
  public static Complaint unavailable(String sentence) {
    return new Complaint(ExitCode.UNAVAILABLE, sentence);
  }

  /** A defect of ours, or of a service. */
  public static Complaint internal(String sentence) {
    return new Complaint(ExitCode.INTERNAL, sentence);
  }

  /** A file that was given can't be read. */
  public static Complaint unreadable(Path file, IOException cause) {
    return new Complaint(ExitCode.NO_INPUT, "cannot read " + file + ": " + reason(cause) + ".");
  }

  /** A file or folder can't be written. */
  public static Complaint unwritable(Path file, IOException cause) {
    return new Complaint(
        ExitCode.CANNOT_CREATE,
        "cannot write %s: %s; free some space there, or name another place."
            .formatted(file, reason(cause)));
  }

  /** The exit code that belongs to it. */
  public int exitCode() {
    return exitCode;
  }

  /** The sentence. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  private static String reason(IOException cause) {
    return switch (cause) {
      case NoSuchFileException missing -> "there is no such file";
      case AccessDeniedException denied -> "access is denied";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> String.valueOf(cause.getMessage());
    };
  }
}
