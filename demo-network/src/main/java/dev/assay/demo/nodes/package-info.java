/** The node lists and the nodes that prove their keys. */
@org.jspecify.annotations.NullMarked
package dev.assay.demo.nodes;
