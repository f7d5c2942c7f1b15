/** The OpenAI-compatible endpoint and the times at which its tokens are due. */
@org.jspecify.annotations.NullMarked
package dev.assay.demo.inference;
