/**
 * What hardware stands behind node agents: exact matrix challenges and what their answers prove.
 */
@NullMarked
package dev.assay.compute.challenge;

import org.jspecify.annotations.NullMarked;
