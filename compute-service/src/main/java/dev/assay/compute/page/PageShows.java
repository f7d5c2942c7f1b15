package dev.assay.compute.page;

import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a page shows what it was searched for.
 *
 * @param shows null when the page couldn't be read
 * @param reason why it couldn't; null when it could
 * @param explanation in words, when there is a reason
 * @param from who served it
 */
public record PageShows(
    @Nullable Boolean shows,
    @Nullable Reason reason,
    @Nullable String explanation,
    Provenance from) {
  /** The most bytes of a page that are read. */
  public static final long MAX_BYTES = 4L << 20;

  public PageShows {
    Require.that((shows == null) == (reason != null), "reason", "is given when 'shows' is not");
    Require.present(from, "from");
  }

  /** Asks for a page and searches its text, read as UTF-8 with its markup. */
  public static Uni<PageShows> ask(URI page, Predicate<String> text, Probes probes) {
    return probes.ask(HttpGet.of(page, MAX_BYTES)).map(answer -> read(answer, text));
  }

  /** Whether the page was read and shows it. */
  public boolean found() {
    return Boolean.TRUE.equals(shows);
  }

  private static PageShows read(Answer<HttpGet.Document> answer, Predicate<String> text) {
    return switch (answer) {
      case Answer.Answered<HttpGet.Document> page ->
          new PageShows(
              text.test(new String(page.value().bytes(), StandardCharsets.UTF_8)),
              null,
              null,
              page.from());
      case Answer.Unanswered<HttpGet.Document> none ->
          new PageShows(null, none.reason(), none.explanation(), none.from());
    };
  }
}
