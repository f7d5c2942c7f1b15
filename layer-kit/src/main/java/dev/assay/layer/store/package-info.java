/** The rows of verifications: state, events, answers, observations; touches the database only. */
@NullMarked
package dev.assay.layer.store;

import org.jspecify.annotations.NullMarked;
