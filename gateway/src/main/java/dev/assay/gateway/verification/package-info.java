/** A project's verification: its row, its events, its run from dossier to verdict, its doors. */
@NullMarked
package dev.assay.gateway.verification;

import org.jspecify.annotations.NullMarked;
