/** The check compute.claim-arithmetic: claims about hardware against data sheets and physics. */
@NullMarked
package dev.assay.compute.arithmetic;

import org.jspecify.annotations.NullMarked;
