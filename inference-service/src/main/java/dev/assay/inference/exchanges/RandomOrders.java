package dev.assay.inference.exchanges;

import dev.assay.verification.statistics.SimpleRandomSample;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A random order of the arms of an experiment, another one in each round, so that neither a drift
 * nor a rhythm of the endpoint can favour an arm. Pure.
 */
public final class RandomOrders {
  private RandomOrders() {}

  /**
   * So many orders of the arms 0 to {@code arms}-1, each equally probable: the arms of round r
   * stand by what {@link SimpleRandomSample} draws for the places r * arms onwards.
   *
   * @param seed 32 drawn bytes
   */
  public static List<List<Integer>> of(byte[] seed, int rounds, int arms) {
    long[] drawn = SimpleRandomSample.draw(seed, (long) rounds * arms, rounds * arms);
    return IntStream.range(0, rounds).mapToObj(round -> order(drawn, round * arms, arms)).toList();
  }

  private static List<Integer> order(long[] drawn, int from, int arms) {
    return IntStream.range(0, arms)
        .boxed()
        .sorted(Comparator.comparingLong(arm -> drawn[from + arm]))
        .toList();
  }
}
