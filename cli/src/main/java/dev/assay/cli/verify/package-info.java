/** Verifying a dossier: submits it, follows the run, and tells the verdict. */
@NullMarked
package dev.assay.cli.verify;

import org.jspecify.annotations.NullMarked;
