/** What a demo network consists of and how it departs from the plain case, as plain parameters. */
@org.jspecify.annotations.NullMarked
package dev.assay.demo.plan;
