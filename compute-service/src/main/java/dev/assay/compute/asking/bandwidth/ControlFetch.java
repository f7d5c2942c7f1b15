package dev.assay.compute.asking.bandwidth;

import dev.assay.compute.bandwidth.BandwidthRun.Control;
import dev.assay.layer.egress.HttpRequest;
import dev.assay.layer.egress.Limits;
import dev.assay.layer.probe.ProbeContext;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;

/** Fetches a file of the operator's choice as a run would fetch from a node: what our link does. */
final class ControlFetch {
  private static final int SUCCESS = 2;

  private final Load load;
  private final ProbeContext context;

  ControlFetch(Load load, ProbeContext context) {
    this.load = load;
    this.context = context;
  }

  Uni<Control> of(URI address) {
    long begun = System.nanoTime();
    List<Uni<Long>> flows =
        IntStream.range(0, load.flows()).mapToObj(flow -> bytes(address, begun)).toList();
    return Uni.join()
        .all(flows)
        .andFailFast()
        .map(
            carried ->
                new Control(
                    address.toString(),
                    carried.stream().mapToLong(Long::longValue).sum(),
                    Carrying.microsSince(begun)));
  }

  /** A flow that is over when the run's time is has carried what came until then. */
  private Uni<Long> bytes(URI address, long begun) {
    Intake intake = new Intake(load.bytes(), begun);
    HttpRequest request =
        HttpRequest.get(address)
            .withLimits(
                Limits.standard()
                    .withBytes(Long.MAX_VALUE, Long.MAX_VALUE)
                    .withTotal(load.deadline()));
    return context.http().stream(request, intake)
        .map(end -> intake.status() / 100 == SUCCESS ? intake.bytes() : 0L);
  }
}
