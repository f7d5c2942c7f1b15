package dev.assay.compute.distribution;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The operators that a list names, and between which bounds the truth lies: who operates a node is
 * the list's word, and nobody outside can tell one operator with many names from many.
 *
 * @param named the spread over the operators as named; null when none is
 * @param merged the same after nodes that proof or evidence shows to be one operator's were merged,
 *     a node without an operator being its own; null without nodes
 * @param worstCase the same when nodes in one network are one operator's too; null without nodes
 * @param unknown nodes without a named operator, entries that could not be read included
 * @param best the bound in the project's favour: every unknown node has an operator of its own
 * @param worst the bound against it: nodes in one network are one operator's, and all unknown nodes
 *     belong to the largest
 */
public record Operators(
    @Nullable Spread named,
    @Nullable Spread merged,
    @Nullable Spread worstCase,
    int unknown,
    Bound best,
    Bound worst) {

  /** A number of operators and their Nakamoto coefficient. */
  public record Bound(int operators, int nakamoto) {
    static Bound of(int[] counts) {
      int operators = Math.toIntExact(Arrays.stream(counts).filter(count -> count > 0).count());
      return new Bound(operators, operators == 0 ? 0 : Spread.nakamoto(counts));
    }
  }

  /** Of these cases; whoever names operators and nodes is asked for the largest alone. */
  public static Operators of(
      Cases cases, IntFunction<String> operators, IntFunction<String> nodes) {
    return new Operators(
        Spread.of(cases.named(), operators),
        Spread.of(cases.merged().sizes(), entity -> nodes.apply(cases.merged().first(entity))),
        Spread.of(cases.worst().sizes(), entity -> nodes.apply(cases.worst().first(entity))),
        cases.unknown(),
        Bound.of(cases.best()),
        Bound.of(cases.against()));
  }
}
