/** Sends the timed requests, live, and writes the transcript. */
@NullMarked
package dev.assay.inference.load;

import org.jspecify.annotations.NullMarked;
