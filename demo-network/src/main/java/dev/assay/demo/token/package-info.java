/** The token: one deterministic chain told over two protocols, and the accepted assets. */
@org.jspecify.annotations.NullMarked
package dev.assay.demo.token;
