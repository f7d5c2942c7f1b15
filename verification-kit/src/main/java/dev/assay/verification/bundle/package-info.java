/** The bundle: everything behind a verdict in one file, and its replay without a network. */
@NullMarked
package dev.assay.verification.bundle;

import org.jspecify.annotations.NullMarked;
