/** Are the live figures that are published of an endpoint as bad as what we measure of it? */
@NullMarked
package dev.assay.inference.published;

import org.jspecify.annotations.NullMarked;
