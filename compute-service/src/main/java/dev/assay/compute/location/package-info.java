/** Where nodes can and can't be, by the round-trip times of their signed answers. */
@NullMarked
package dev.assay.compute.location;

import org.jspecify.annotations.NullMarked;
