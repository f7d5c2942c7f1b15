/** Can the claimed hardware serve the claimed model as fast as the endpoint answers? */
@NullMarked
package dev.assay.inference.roofline;

import org.jspecify.annotations.NullMarked;
