/**
 * The guard that every outgoing connection passes, and the one guarded HTTP exchange on top of it.
 */
@NullMarked
package dev.assay.layer.egress;

import org.jspecify.annotations.NullMarked;
