/** One layer's service alone, asked through its own REST door. */
@NullMarked
package dev.assay.cli.layer;

import org.jspecify.annotations.NullMarked;
