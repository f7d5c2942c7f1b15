/** What a command shows while it works: plain lines for a pipe, an updating view on a terminal. */
@NullMarked
package dev.assay.cli.console;

import org.jspecify.annotations.NullMarked;
