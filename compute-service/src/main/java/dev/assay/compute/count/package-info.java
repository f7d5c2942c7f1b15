/** How many nodes there are: the claim against node lists and against what proves itself. */
@NullMarked
package dev.assay.compute.count;

import org.jspecify.annotations.NullMarked;
