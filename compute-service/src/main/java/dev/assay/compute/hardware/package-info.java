/** The catalogue of hardware: what accelerators there are and what their data sheets promise. */
@NullMarked
package dev.assay.compute.hardware;

import org.jspecify.annotations.NullMarked;
