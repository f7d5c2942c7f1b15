package dev.assay.inference.load;

import dev.assay.inference.requests.TimedRequests;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.layer.probe.QuestionRunner;
import dev.assay.layer.probe.RawAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Puts a load of timed requests to an endpoint and writes the transcript. Thread-safe. */
@ApplicationScoped
public class TimedRequestsRunner implements QuestionRunner<TimedRequests> {
  private final Prober prober;

  TimedRequestsRunner(Prober prober) {
    this.prober = prober;
  }

  @Override
  public Class<TimedRequests> questionType() {
    return TimedRequests.class;
  }

  @Override
  public Uni<RawAnswer> run(TimedRequests load, ProbeContext context) {
    String secret = load.secret();
    return prober.run(
        secret == null ? List.of() : List.of(secret), context, tools -> new TimedLoad(load, tools));
  }
}
