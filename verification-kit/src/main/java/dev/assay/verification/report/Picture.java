package dev.assay.verification.report;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.assay.verification.document.Require;
import java.util.List;

/** What a page draws of an observation, where people would rather look than read. Immutable. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Picture.Histogram.class, name = "histogram"),
  @JsonSubTypes.Type(value = Picture.Shares.class, name = "shares")
})
public sealed interface Picture {

  /** What it shows, as a caption. */
  String title();

  /**
   * How often values fell into each bucket.
   *
   * @param unit of the bounds
   * @param buckets in ascending order
   * @param marks values to point at, such as a claimed limit
   */
  record Histogram(String title, String unit, List<Bucket> buckets, List<Mark> marks)
      implements Picture {
    public Histogram {
      Require.text(title, "title", 200);
      buckets = Require.list(buckets, "buckets", 200);
      marks = Require.list(marks, "marks", 20);
    }
  }

  /**
   * One bucket.
   *
   * @param upTo its upper bound in the histogram's unit, as text; empty for values without a bound,
   *     such as failures
   * @param count how many values fell into it
   */
  record Bucket(String upTo, long count) {}

  /**
   * A value to point at.
   *
   * @param label what it is
   * @param at the value in the histogram's unit, as text
   */
  record Mark(String label, String at) {}

  /**
   * How a whole is shared out.
   *
   * @param parts the largest first; the last may be all others together
   */
  record Shares(String title, List<Part> parts) implements Picture {
    public Shares {
      Require.text(title, "title", 200);
      parts = Require.list(parts, "parts", 200);
    }
  }

  /** One part of a whole. */
  record Part(String label, long count) {}
}
