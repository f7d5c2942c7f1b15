package dev.assay.inference.load;

import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.Party;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.layer.probe.QuestionRunner;
import dev.assay.layer.probe.RawAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;

/** Puts a series of planned requests to endpoints and writes the transcript. Thread-safe. */
@ApplicationScoped
public class ExchangeSeriesRunner implements QuestionRunner<ExchangeSeries> {
  private final Prober prober;

  ExchangeSeriesRunner(Prober prober) {
    this.prober = prober;
  }

  @Override
  public Class<ExchangeSeries> questionType() {
    return ExchangeSeries.class;
  }

  @Override
  public Uni<RawAnswer> run(ExchangeSeries series, ProbeContext context) {
    List<String> secrets =
        series.parties().stream().map(Party::secret).filter(Objects::nonNull).distinct().toList();
    return prober.run(secrets, context, tools -> new SeriesLoad(series, tools));
  }
}
