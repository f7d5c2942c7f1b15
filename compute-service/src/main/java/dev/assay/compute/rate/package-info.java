/** Claimed rates of bad trials, tested while the trials still run. Pure. */
@NullMarked
package dev.assay.compute.rate;

import org.jspecify.annotations.NullMarked;
