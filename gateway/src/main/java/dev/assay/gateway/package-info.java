/** The gateway: fans out to the layers and decides verdicts. */
@NullMarked
package dev.assay.gateway;

import org.jspecify.annotations.NullMarked;
