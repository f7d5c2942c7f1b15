/** The data service: its wiring, its doors, and what native images have to know. */
@NullMarked
package dev.assay.data.service;

import org.jspecify.annotations.NullMarked;
