/** Does an endpoint keep its service-level agreement over the calendar? */
@NullMarked
package dev.assay.inference.sla;

import org.jspecify.annotations.NullMarked;
