package dev.assay.inference.oracle;

import dev.assay.verification.document.Require;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One answer whose transaction was looked up.
 *
 * @param round its number
 * @param hash of the transaction
 * @param told by each provider whose answers can be used
 */
public record AnswerOnChain(long round, String hash, List<Told> told) {

  /**
   * What one provider tells.
   *
   * @param provider {@code host:port}
   * @param detail the sender or value that was found, where the standing speaks of one
   */
  public record Told(String provider, Standing standing, @Nullable String detail) {
    public Told {
      Require.text(provider, "provider", 300);
      Require.present(standing, "standing");
    }

    private boolean agrees(Told other) {
      return standing == other.standing
          && Optional.ofNullable(detail).equals(Optional.ofNullable(other.detail));
    }
  }

  public AnswerOnChain {
    Require.present(hash, "hash");
    told = Require.list(told, "told", 16);
  }

  /** What is told by those whose chain is final past the answer. */
  List<Told> decided() {
    return told.stream().filter(one -> one.standing() != Standing.NOT_FINAL).toList();
  }

  /** Whether all of them tell the same. */
  boolean isAgreed() {
    List<Told> decided = decided();
    return decided.stream().allMatch(one -> one.agrees(decided.getFirst()));
  }

  /** Whether somebody tells, and everybody that it doesn't stand as answered. */
  boolean isFalse() {
    List<Told> decided = decided();
    return !decided.isEmpty() && isAgreed() && decided.getFirst().standing().isFalse();
  }

  /** How many different providers tell. */
  long providers() {
    return decided().stream().map(Told::provider).distinct().count();
  }
}
