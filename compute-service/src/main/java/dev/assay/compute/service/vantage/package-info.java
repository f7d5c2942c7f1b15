/** The door at which replicas elsewhere, and others, order signed measurements of this one. */
@NullMarked
package dev.assay.compute.service.vantage;

import org.jspecify.annotations.NullMarked;
