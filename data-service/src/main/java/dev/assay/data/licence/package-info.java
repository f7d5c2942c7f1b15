/** The check data.licence: the claimed licence against the manifest and the pinned licence text. */
@NullMarked
package dev.assay.data.licence;

import org.jspecify.annotations.NullMarked;
