/** What a public page shows, as far as a check may read it: words and figures, never meaning. */
@NullMarked
package dev.assay.compute.page;

import org.jspecify.annotations.NullMarked;
