/** Questions to the world and their recorded answers: the seam between checks and I/O. */
@NullMarked
package dev.assay.verification.probe;

import org.jspecify.annotations.NullMarked;
