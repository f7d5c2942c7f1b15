/** Verdicts: stored, served by id and as a project's latest, with their bundles. */
@NullMarked
package dev.assay.gateway.verdict;

import org.jspecify.annotations.NullMarked;
