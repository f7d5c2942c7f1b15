/**
 * What stands behind an observation: recorded answers, their envelopes and classes; does no I/O.
 */
@NullMarked
package dev.assay.verification.evidence;

import org.jspecify.annotations.NullMarked;
