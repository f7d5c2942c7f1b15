/**
 * A network to verify on one machine: binds every part that a plan names and serves until closed.
 */
@org.jspecify.annotations.NullMarked
package dev.assay.demo;
