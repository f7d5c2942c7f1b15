/** How questions are put to the world: runners by kind, guarded, budgeted and recorded. */
@NullMarked
package dev.assay.layer.probe;

import org.jspecify.annotations.NullMarked;
