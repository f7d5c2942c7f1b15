/** Node lists as columns of numbers: who shares what with whom, read as a stream. */
@NullMarked
package dev.assay.compute.columns;

import org.jspecify.annotations.NullMarked;
