/** What the project publishes of its inference endpoint. */
@org.jspecify.annotations.NullMarked
package dev.assay.demo.publications;
