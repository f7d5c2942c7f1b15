/** The store of evidence, content-addressed and compressed; usable without the rest of the kit. */
@NullMarked
package dev.assay.layer.evidence;

import org.jspecify.annotations.NullMarked;
