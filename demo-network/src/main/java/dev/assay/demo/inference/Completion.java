package dev.assay.demo.inference;

import dev.assay.demo.plan.InferencePlan;
import dev.assay.demo.plan.InferencePlan.Fault;
import dev.assay.demo.seed.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One answer, drawn as a whole before its first token is due.
 *
 * <p>It follows from the seed, the request's number and the tokens asked for. Immutable.
 *
 * @param tokens the answer's tokens; joined they are its text
 * @param dueNanos when each token is due, counted from the request's arrival
 * @param fault how the request ends other than by an answer
 * @param finishReason {@code stop}, or {@code length} where {@code max_tokens} cut the answer
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Completion(
    List<String> tokens, long[] dueNanos, @Nullable Fault fault, String finishReason) {

  private static final List<String> WORDS =
      List.of(
          "nodes",
          "answer",
          "with",
          "signed",
          "proofs",
          "and",
          "every",
          "token",
          "counts",
          "because",
          "claims",
          "are",
          "measured",
          "not",
          "believed",
          "by",
          "readers",
          "who",
          "recompute",
          "them");

  static Completion draw(Seed seed, InferencePlan plan, long number, int maxTokens) {
    var random = seed.random("request " + number);
    var fault = fault(plan, random.nextDouble());
    double factor = random.nextDouble() < plan.slowShare() ? plan.slowFactor() : 1;
    int count = Math.min(plan.answerTokens(), maxTokens);
    long coldStart = number == 0 ? plan.coldStartMillis() * 1_000_000L : 0;
    long[] due = due(plan, random, factor, count);
    Arrays.setAll(due, token -> due[token] + coldStart);
    String reason = maxTokens < plan.answerTokens() ? "length" : "stop";
    return new Completion(words(random, count), due, fault, reason);
  }

  /** The same answer after reading the prompt, its tokens slowed down. */
  Completion served(long prefillNanos, double factor) {
    long[] later = dueNanos.clone();
    Arrays.setAll(later, token -> prefillNanos + Math.round(factor * dueNanos[token]));
    return new Completion(tokens, later, fault, finishReason);
  }

  /** Other tokens at the same times. */
  Completion saying(List<String> others) {
    return new Completion(others, dueNanos, fault, finishReason);
  }

  /** The same tokens, due at other times. */
  Completion dueAt(long[] nanos) {
    return new Completion(tokens, nanos, fault, finishReason);
  }

  /** Other tokens at the same times. */
  Completion saying(Random random) {
    return new Completion(words(random, tokens.size()), dueNanos, fault, finishReason);
  }

  /** How many tokens leave before the fault ends the stream; all of them without one. */
  int tokensSent() {
    return fault == null ? tokens.size() : tokens.size() / 2;
  }

  private static long[] due(InferencePlan plan, Random random, double factor, int count) {
    long[] due = new long[count];
    due[0] = Math.round(factor * plan.firstToken().drawNanos(random));
    for (int token = 1; token < count; token++) {
      due[token] = due[token - 1] + Math.round(factor * plan.nextToken().drawNanos(random));
    }
    return due;
  }

  private static List<String> words(Random random, int count) {
    List<String> words = new ArrayList<>(count);
    for (int token = 0; token < count; token++) {
      String word = WORDS.get(random.nextInt(WORDS.size()));
      words.add(token == 0 ? word : " " + word);
    }
    return List.copyOf(words);
  }

  private static @Nullable Fault fault(InferencePlan plan, double draw) {
    double below = 0;
    for (Fault fault : Fault.values()) {
      below += plan.faults().getOrDefault(fault, 0.0);
      if (draw < below) {
        return fault;
      }
    }
    return null;
  }
}
