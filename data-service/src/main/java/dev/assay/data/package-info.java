/** The data layer: provenance of datasets. */
@NullMarked
package dev.assay.data;

import org.jspecify.annotations.NullMarked;
