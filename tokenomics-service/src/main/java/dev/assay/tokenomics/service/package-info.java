/** The tokenomics layer as a service: its wiring, its doors, and what native images must know. */
@NullMarked
package dev.assay.tokenomics.service;

import org.jspecify.annotations.NullMarked;
