/** What a project says about its datasets: the data layer's claims. */
@NullMarked
package dev.assay.data.claims;

import org.jspecify.annotations.NullMarked;
