/** Transactions on the reactive store, each on a context of its own; touches the database only. */
@NullMarked
package dev.assay.layer.database;

import org.jspecify.annotations.NullMarked;
