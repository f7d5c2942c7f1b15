package dev.assay.browser;

import dev.assay.verification.report.Picture;
import dev.assay.verification.report.Picture.Bucket;
import dev.assay.verification.report.Picture.Mark;
import dev.assay.verification.report.Picture.Part;
import java.util.List;
import java.util.stream.IntStream;

/** Made-up pictures of the shapes that checks draw, the awkward ones included. */
final class SamplePictures {
  private SamplePictures() {}

  /** Latencies in decades' steps, failures last, one claim inside and one beyond. */
  static Picture latencies() {
    return new Picture.Histogram(
        "E2E of chat, 800 requests",
        "ms",
        List.of(
            new Bucket("200", 6),
            new Bucket("300", 61),
            new Bucket("500", 402),
            new Bucket("700", 214),
            new Bucket("1000", 88),
            new Bucket("1500", 17),
            new Bucket("2000", 4),
            new Bucket("3000", 0),
            new Bucket("5000", 1),
            new Bucket("", 7)),
        List.of(new Mark("claimed E2E p50", "600"), new Mark("claimed E2E p99", "8000")));
  }

  /** As many buckets as the decades have steps. */
  static Picture manyBuckets() {
    return new Picture.Histogram(
        "TTFT of embeddings, 600 requests",
        "ms",
        IntStream.rangeClosed(1, 54)
            .mapToObj(i -> new Bucket(String.valueOf(i * 25), 54 - Math.abs(20 - i)))
            .toList(),
        List.of(new Mark("claimed TTFT p95", "30")));
  }

  static Picture operators() {
    return new Picture.Shares(
        "Nodes by operator, as the list registry says",
        List.of(
            new Part("akash1365yvmc4s7awdyj3n2sav7xfx76adc6dnmlx63", 212),
            new Part("provider.example.org", 96),
            new Part("WWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", 60),
            new Part("kleinster Anbieter", 1),
            new Part("all others", 43)));
  }
}
