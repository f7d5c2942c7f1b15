/** The check data.integrity: the served bytes against the pinned digests. */
@NullMarked
package dev.assay.data.integrity;

import org.jspecify.annotations.NullMarked;
