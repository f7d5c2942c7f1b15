/** Two parties asked alike, in an order that nobody could foresee, and compared by permutation. */
@NullMarked
package dev.assay.inference.comparison;

import org.jspecify.annotations.NullMarked;
