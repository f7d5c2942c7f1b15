/** The vantages that others run, and the uptime logs that they sign. */
@org.jspecify.annotations.NullMarked
package dev.assay.demo.uptime;
