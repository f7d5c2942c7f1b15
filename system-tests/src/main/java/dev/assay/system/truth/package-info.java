/**
 * The truth suite: planted lies that have to be caught, and honest targets that look suspicious and
 * must not be accused.
 */
@NullMarked
package dev.assay.system.truth;

import org.jspecify.annotations.NullMarked;
