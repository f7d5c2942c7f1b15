/** The inference service: its wiring, its doors, and what native images have to know. */
@NullMarked
package dev.assay.inference.service;

import org.jspecify.annotations.NullMarked;
