/** The check compute.availability-mechanism: whether a network's own parameters deter cheating. */
@NullMarked
package dev.assay.compute.mechanism;

import org.jspecify.annotations.NullMarked;
