/** Node lists: what the dossier names, how each format is read, and which entries are one node. */
@NullMarked
package dev.assay.compute.nodelist;

import org.jspecify.annotations.NullMarked;
