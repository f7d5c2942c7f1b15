/** Does the claimed share of requests succeed? */
@NullMarked
package dev.assay.inference.availability;

import org.jspecify.annotations.NullMarked;
