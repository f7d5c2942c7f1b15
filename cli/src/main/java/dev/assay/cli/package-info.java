/** The command line: a plain Java program on picocli. */
@NullMarked
package dev.assay.cli;

import org.jspecify.annotations.NullMarked;
