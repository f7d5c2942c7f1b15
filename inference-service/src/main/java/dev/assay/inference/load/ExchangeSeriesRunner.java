package dev.assay.inference.load;

import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.Party;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.layer.probe.QuestionRunner;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.finding.Reason;
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
    if (!prober.hasSecondAddress() && series.parties().stream().anyMatch(p -> p.egress() != null)) {
      String said = "The operator has set no second address to send from.";
      return Uni.createFrom().item(OwnAnswer.without(context, Reason.NOT_MEASURABLE, said));
    }
    List<String> secrets =
        series.parties().stream().map(Party::secret).filter(Objects::nonNull).distinct().toList();
    return prober.run(secrets, context, tools -> new SeriesLoad(series, tools));
  }
}
