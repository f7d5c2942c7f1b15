/** The measurements of this service: their door, their rows, their durable runs. */
@NullMarked
package dev.assay.inference.service.measurements;

import org.jspecify.annotations.NullMarked;
