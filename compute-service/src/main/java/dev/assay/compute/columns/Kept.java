package dev.assay.compute.columns;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a list as it is gone over.
 *
 * @param marks kept of each entry
 * @param measured stands over what the list says
 * @param named entries, by their order, that are kept in words
 */
record Kept(Set<Mark> marks, @Nullable Measured measured, BitSet named) {

  /** All marks of all entries. */
  static Kept all(@Nullable Measured measured) {
    return new Kept(EnumSet.allOf(Mark.class), measured, new BitSet());
  }

  /** These marks of all entries. */
  static Kept marks(Set<Mark> marks) {
    return new Kept(marks, null, new BitSet());
  }

  /** Nothing but these entries in words. */
  static Kept named(BitSet entries) {
    return new Kept(Set.of(), null, entries);
  }

  /** Whether entries can be told apart by all that they say. */
  boolean whole() {
    return marks.size() == Mark.values().length;
  }
}
