/** The messages of the open inference protocol, generated, and how we write and read them. */
@NullMarked
package dev.assay.inference.load.kserve;

import org.jspecify.annotations.NullMarked;
