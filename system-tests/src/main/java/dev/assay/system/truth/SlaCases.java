package dev.assay.system.truth;

import static dev.assay.system.truth.ClaimsChange.remove;
import static dev.assay.system.truth.TruthCase.honest;
import static dev.assay.system.truth.TruthCase.lie;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.demo.DemoNetwork;
import dev.assay.verification.finding.Reason;
import java.util.List;

/**
 * The cases of agreements over the calendar: 99 % of a day of 1,440 minutes, so that 14 may be
 * breaches. Nothing is timed, and nothing left to chance.
 */
final class SlaCases {
  private static final String SLA = "inference.sla";
  private static final String CHAT = "chat";

  private SlaCases() {}

  static List<TruthCase> all() {
    return List.of(
        with(lie(SLA, "an-hour-down", "both monitors saw an hour's outage", CHAT), 60, 60, 0),
        with(honest(SLA, "permitted-outage", "ten minutes down, 14 are allowed", CHAT), 10, 10, 0),
        with(honest(SLA, "one-monitor", "one monitor alone saw six hours down", CHAT), 360, 0, 0),
        with(
            honest(SLA, "monitors-offline", "both failed with their controls for an hour", CHAT)
                .unproven(Reason.WINDOW_NOT_COVERED),
            60,
            60,
            60));
  }

  private static TruthCase with(TruthCase of, int first, int second, int controls) {
    return of.serving(
            network ->
                network.withMonitors(
                    monitors ->
                        monitors
                            .withFirstDown(first)
                            .withSecondDown(second)
                            .withControlsDown(controls)))
        .claiming(remove("/endpoints/0/latency"))
        .claiming(remove("/endpoints/0/availability"))
        .claiming(SlaCases::promise);
  }

  private static void promise(ObjectNode claims, DemoNetwork network) {
    ObjectNode sla = claims.withArray("/slas").addObject().put("endpoint", CHAT);
    sla.putObject("window").put("from", "2026-10-01T00:00:00Z").put("to", "2026-10-02T00:00:00Z");
    sla.put("atLeastShare", "0.99");
    for (String url : network.monitorUrls()) {
      sla.withArray("/vantages").addObject().put("name", url).put("samples", url);
    }
    sla.putObject("statement")
        .put("source", network.url())
        .put("date", "2026-10-01")
        .put("quote", "Up in 99 % of all minutes.");
  }
}
