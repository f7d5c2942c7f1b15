/** The check compute.provider-named: whose hardware it is, and on what terms. */
@NullMarked
package dev.assay.compute.provider;

import org.jspecify.annotations.NullMarked;
