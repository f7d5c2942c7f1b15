/** The check compute.price: what an hour of an accelerator costs, beside large clouds. */
@NullMarked
package dev.assay.compute.price;

import org.jspecify.annotations.NullMarked;
