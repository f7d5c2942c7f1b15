/** How hosts are asked to attest, live: one guarded request, written down as it came. */
@NullMarked
package dev.assay.compute.asking.attest;

import org.jspecify.annotations.NullMarked;
