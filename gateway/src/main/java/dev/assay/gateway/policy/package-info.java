/** Policies: the built-in ones and the operator's own, stored with their versions. */
@NullMarked
package dev.assay.gateway.policy;

import org.jspecify.annotations.NullMarked;
