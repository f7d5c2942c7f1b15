/** The compute service: its wiring, its doors, and what native images have to know. */
@NullMarked
package dev.assay.compute.service;

import org.jspecify.annotations.NullMarked;
