/**
 * Which accelerators and confidential machines stand behind an address: their attestation reports
 * answer our nonce and are verified offline, down to roots that are pinned here.
 */
@NullMarked
package dev.assay.compute.attestation;

import org.jspecify.annotations.NullMarked;
