package dev.assay.inference.sla;

import dev.assay.inference.claims.SlaClaim.Window;
import dev.assay.inference.sla.SlaObserved.VantageSeen;
import java.util.BitSet;
import java.util.List;

/**
 * The minutes of an agreement's window in which an endpoint was down, and in which that is known,
 * as its vantages saw them together. Not to be changed.
 *
 * @param window of the agreement; its minutes are counted from 0
 * @param down minutes that two vantages at least saw down and none saw up, maintenance left out
 * @param known those, and the ones that any vantage saw up
 * @param vantages each of them
 */
public record Outages(Window window, BitSet down, BitSet known, List<VantageSeen> vantages) {
  public Outages {
    vantages = List.copyOf(vantages);
  }
}
