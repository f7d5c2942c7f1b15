/** Which share of a window nodes answer: random times from a committed seed, with controls. */
@NullMarked
package dev.assay.compute.uptime;

import org.jspecify.annotations.NullMarked;
