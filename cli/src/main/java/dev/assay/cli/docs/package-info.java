/** What is generated from the code: JSON Schemas of the documents and the catalogue of checks. */
@NullMarked
package dev.assay.cli.docs;

import org.jspecify.annotations.NullMarked;
