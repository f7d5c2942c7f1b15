/** Health of the sources that a layer asks; never part of readiness. */
@NullMarked
package dev.assay.layer.health;

import org.jspecify.annotations.NullMarked;
