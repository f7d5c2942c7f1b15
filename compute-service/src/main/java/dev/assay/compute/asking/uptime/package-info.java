/** Watches nodes live, at the times of a committed seed. */
@NullMarked
package dev.assay.compute.asking.uptime;

import org.jspecify.annotations.NullMarked;
