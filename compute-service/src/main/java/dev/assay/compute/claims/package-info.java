/** What a project claims of its nodes: the compute section of a dossier. */
@NullMarked
package dev.assay.compute.claims;

import org.jspecify.annotations.NullMarked;
