/** The dossier: one project, its claims per layer, and where each claim was made. */
@NullMarked
package dev.assay.verification.dossier;

import org.jspecify.annotations.NullMarked;
