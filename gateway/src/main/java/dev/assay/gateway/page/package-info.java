/** The one page that shows a verdict; renders what is handed in, asks nobody. */
@NullMarked
package dev.assay.gateway.page;

import org.jspecify.annotations.NullMarked;
