/** The layer run: from a queued row to a stored report, durable and resumable. */
@NullMarked
package dev.assay.layer.run;

import org.jspecify.annotations.NullMarked;
