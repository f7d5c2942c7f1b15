/**
 * How many different accelerators there are at one time: attested devices, and what is possible.
 */
@NullMarked
package dev.assay.compute.gpucount;

import org.jspecify.annotations.NullMarked;
