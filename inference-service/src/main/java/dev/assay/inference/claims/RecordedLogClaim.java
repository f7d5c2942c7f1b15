package dev.assay.inference.claims;

import dev.assay.verification.document.Digest;
import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A benchmark's log that the project hands in, and what it says the log shows.
 *
 * @param id within the dossier
 * @param url where the log is served
 * @param sha256 of the log; null when it is not pinned
 * @param format who wrote it
 * @param shows the percentiles that the log is said to show
 * @param statement where the project says so
 */
public record RecordedLogClaim(
    String id,
    URI url,
    @Nullable Digest sha256,
    Format format,
    List<LatencyClaim> shows,
    Statement statement) {

  /** Whose log it is. */
  public enum Format {
    /** MLPerf LoadGen, {@code mlperf_log_detail.txt}. */
    MLPERF_LOADGEN,
    /** vLLM, {@code benchmark_serving --save-result --save-detailed}. */
    VLLM,
    /** NVIDIA AIPerf, {@code profile_export.jsonl}. */
    AIPERF,
    /** ghz, {@code --format json}. */
    GHZ
  }

  public RecordedLogClaim {
    Require.text(id, "id", 64);
    EndpointClaim.demandWeb(url);
    Require.present(format, "format");
    shows = Require.list(shows, "shows", 12);
    Require.that(!shows.isEmpty(), "shows", "must name a percentile at least");
    Require.that(
        shows.stream().map(LatencyClaim::name).distinct().count() == shows.size(),
        "shows",
        "must name each percentile of a metric once");
    Require.present(statement, "statement");
  }
}
