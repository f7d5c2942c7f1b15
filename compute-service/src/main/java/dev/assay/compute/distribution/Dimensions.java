package dev.assay.compute.distribution;

import dev.assay.compute.columns.Column;
import dev.assay.compute.columns.Mark;
import dev.assay.compute.columns.NodeColumns;
import dev.assay.compute.columns.Roll;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How a list spreads its nodes over places: nodes of which it doesn't say are left out of a spread,
 * which tells how many it covers.
 *
 * @param regions by region; null when the list names none
 * @param countries by country
 * @param systems by autonomous system
 * @param networks by /24 or /48, as measured where we connected, else as listed
 * @param hyperscalerShare share of the nodes in systems of large cloud providers, at least
 */
public record Dimensions(
    @Nullable Spread regions,
    @Nullable Spread countries,
    @Nullable Spread systems,
    @Nullable Spread networks,
    @Nullable BigDecimal hyperscalerShare) {
  private static final int DECIMALS = 6;

  /** Names the value that a list says of an entry. */
  @FunctionalInterface
  public interface Names {
    String of(Mark mark, int entry);
  }

  /** The spreads of these nodes. */
  public static Dimensions of(NodeColumns columns, Roll roll, Names names) {
    return new Dimensions(
        spread(columns, Mark.REGION, roll, names),
        spread(columns, Mark.COUNTRY, roll, names),
        spread(columns, Mark.SYSTEM, roll, names),
        spread(columns, Mark.NETWORK, roll, names),
        hyperscalers(columns.column(Mark.SYSTEM), roll));
  }

  private static @Nullable Spread spread(NodeColumns columns, Mark mark, Roll roll, Names names) {
    Column column = columns.column(mark);
    int[] firsts = column.firsts();
    return Spread.of(column.counts(roll), bucket -> names.of(mark, firsts[bucket]));
  }

  private static @Nullable BigDecimal hyperscalers(Column systems, Roll roll) {
    int[] counts = systems.counts(roll);
    long theirs = 0;
    for (int i = 0; i < counts.length; i++) {
      theirs += Hyperscaler.of(systems.values()[i] - 1) == null ? 0 : counts[i];
    }
    return roll.nodes() == 0
        ? null
        : BigDecimal.valueOf(theirs)
            .divide(BigDecimal.valueOf(roll.nodes()), DECIMALS, RoundingMode.HALF_UP);
  }
}
