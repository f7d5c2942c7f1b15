/** The file {@code run.yaml} beside a dossier: what to start, and what the operator allows. */
@NullMarked
package dev.assay.cli.program;

import org.jspecify.annotations.NullMarked;
