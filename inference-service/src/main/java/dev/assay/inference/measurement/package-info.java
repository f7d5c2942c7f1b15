/** Measuring one endpoint without a claim: the order, its series, and what comes of it. Pure. */
@NullMarked
package dev.assay.inference.measurement;

import org.jspecify.annotations.NullMarked;
