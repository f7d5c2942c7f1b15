/** Dossiers: taken, checked, and stored with their versions. */
@NullMarked
package dev.assay.gateway.project;

import org.jspecify.annotations.NullMarked;
