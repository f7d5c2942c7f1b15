/** The node agent: answers verifiers beside the hardware that a project claims. */
@NullMarked
package dev.assay.cli.agent;

import org.jspecify.annotations.NullMarked;
