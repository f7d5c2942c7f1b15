/** Is it the model that is claimed which answers? */
@NullMarked
package dev.assay.inference.identity;

import org.jspecify.annotations.NullMarked;
