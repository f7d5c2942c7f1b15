/** Dossiers as files: finding one, and telling what is wrong with it without any service. */
@NullMarked
package dev.assay.cli.dossier;

import org.jspecify.annotations.NullMarked;
