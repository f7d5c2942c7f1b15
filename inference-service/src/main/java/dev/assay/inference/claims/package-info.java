/** What a project claims of its inference endpoints. */
@NullMarked
package dev.assay.inference.claims;

import org.jspecify.annotations.NullMarked;
