package dev.assay.inference.identity;

import dev.assay.inference.comparison.Permuted;
import dev.assay.verification.statistics.PermutationDesign;
import dev.assay.verification.statistics.PermutationTest;
import dev.assay.verification.statistics.ShownDecimal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far the answers of two sides to the same prompts lie apart: the unbiased squared maximum mean
 * discrepancy of Model Equality Testing (Gao, Liang and Guestrin, arXiv 2410.20247), with the share
 * of equal code points at equal positions among the first 200 as the kernel of two answers to one
 * prompt (what is missing is -1), and 0 across prompts. Pure; confined to one thread.
 *
 * <p>Two things differ from that paper's program: answers are exchanged within their prompts only,
 * since those of different prompts are not exchangeable, and the observed order counts among the
 * arrangements, so that p is never 0. As many answers of either side stand under each prompt, so
 * the statistic falls as the kernel's sum across the sides rises, and that integer is compared.
 */
final class AnswerDistance {
  private static final int LENGTH = 200;
  private static final int MISSING = -1;

  private final List<Prompt> prompts = new ArrayList<>();

  /**
   * The answers to one prompt, those of the first side before those of the second.
   *
   * @param equal how many positions of each pair are equal
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Prompt(int[][] equal) {
    int answers() {
      return equal.length;
    }

    /** Of all pairs whose labels differ, these labels beginning at a place. */
    long across(int[] labels, int from) {
      long sum = 0;
      for (int i = 0; i < equal.length; i++) {
        for (int j = 0; j < i; j++) {
          sum += labels[from + i] == labels[from + j] ? 0 : equal[i][j];
        }
      }
      return sum;
    }

    /** Of all pairs. */
    long all() {
      return IntStream.range(0, equal.length)
          .mapToLong(i -> IntStream.range(0, i).mapToLong(j -> equal[i][j]).sum())
          .sum();
    }
  }

  /** Adds the answers to one more prompt, as many of either side. */
  AnswerDistance with(List<String> first, List<String> second) {
    if (first.size() != second.size()) {
      throw new IllegalArgumentException("as many answers of either side are compared");
    }
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    int[][] texts = all.stream().map(AnswerDistance::codePoints).toArray(int[][]::new);
    int[][] equal = new int[texts.length][texts.length];
    for (int i = 0; i < texts.length; i++) {
      for (int j = 0; j < i; j++) {
        equal[i][j] = equal(texts[i], texts[j]);
      }
    }
    prompts.add(new Prompt(equal));
    return this;
  }

  /** How many answers of each side there are. */
  int answers() {
    return prompts.stream().mapToInt(Prompt::answers).sum() / 2;
  }

  /** The discrepancy as it was observed; 0 with fewer than two answers of each side. */
  BigDecimal squared() {
    double n = answers();
    if (n < 2) {
      return BigDecimal.ZERO;
    }
    double across = across(labels()) / (double) LENGTH;
    double within = prompts.stream().mapToLong(Prompt::all).sum() / (double) LENGTH - across;
    return ShownDecimal.nearest(2 * within / (n * (n - 1)) - 2 * across / (n * n));
  }

  /** How often answers that change sides within their prompts lie as far apart. */
  Permuted permuted(byte[] seed, int draws) {
    if (answers() == 0) {
      return new Permuted(1, 1);
    }
    PermutationDesign design = PermutationDesign.stratified(labels(), strata());
    return Permuted.greater(
        PermutationTest.ofLabels(design, labels -> -across(labels), seed, draws));
  }

  private long across(int[] labels) {
    long sum = 0;
    int from = 0;
    for (Prompt prompt : prompts) {
      sum += prompt.across(labels, from);
      from += prompt.answers();
    }
    return sum;
  }

  private int[] labels() {
    return prompts.stream()
        .flatMapToInt(
            prompt -> IntStream.range(0, prompt.answers()).map(i -> i * 2 / prompt.answers()))
        .toArray();
  }

  private int[] strata() {
    return IntStream.range(0, prompts.size())
        .flatMap(i -> IntStream.range(0, prompts.get(i).answers()).map(ignored -> i))
        .toArray();
  }

  private static int equal(int[] first, int[] second) {
    int equal = 0;
    for (int i = 0; i < LENGTH; i++) {
      equal += first[i] == second[i] ? 1 : 0;
    }
    return equal;
  }

  private static int[] codePoints(String text) {
    int[] padded = new int[LENGTH];
    Arrays.fill(padded, MISSING);
    int[] points = text.codePoints().limit(LENGTH).toArray();
    System.arraycopy(points, 0, padded, 0, points.length);
    return padded;
  }
}
