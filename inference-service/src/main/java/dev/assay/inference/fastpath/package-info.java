/** Is every customer served alike? */
@NullMarked
package dev.assay.inference.fastpath;

import org.jspecify.annotations.NullMarked;
