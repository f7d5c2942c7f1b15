/** Are tokens billed at no more than the claimed price, and counted as they came? */
@NullMarked
package dev.assay.inference.price;

import org.jspecify.annotations.NullMarked;
