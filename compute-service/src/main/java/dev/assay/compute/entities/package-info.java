/** What listed nodes have in common, and which of them are one operator's by that. */
@NullMarked
package dev.assay.compute.entities;

import org.jspecify.annotations.NullMarked;
