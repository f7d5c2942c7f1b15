/** Reads what an endpoint answers, as it arrives: events, tokens, ends. Pure. */
@NullMarked
package dev.assay.inference.stream;

import org.jspecify.annotations.NullMarked;
