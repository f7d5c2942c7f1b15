package dev.assay.layer.door;

import dev.assay.verification.document.InvalidDocument;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which fault a failure is: what we raised on purpose, a database that can't answer now, or
 * else a defect of ours, which is logged whole and told to nobody. Never blames a caller for a
 * defect.
 */
public final class FaultOf {
  private static final Logger LOG = LoggerFactory.getLogger(FaultOf.class);
  private static final Duration SOON = Duration.ofSeconds(2);

  private FaultOf() {}

  /** The fault to answer with. */
  public static Fault failure(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof Fault fault) {
        return fault;
      }
      if (t instanceof InvalidDocument document) {
        return Fault.invalid(document);
      }
      if (isDatabaseAway(t)) {
        LOG.warn("the database can't answer now: {}", String.valueOf(t));
        return Fault.later(
            FaultKind.UNAVAILABLE, "The database can't answer now; try again soon.", SOON);
      }
    }
    LOG.error("a defect of ours ended a request", failure);
    return Fault.of(
        FaultKind.DEFECT, "This is a defect of the service, not of the request; its log has it.");
  }

  private static boolean isDatabaseAway(Throwable t) {
    if (t instanceof PgException pg) {
      String state = String.valueOf(pg.getSqlState());
      return state.startsWith("08") || state.startsWith("53") || state.startsWith("57");
    }
    return t instanceof ClosedConnectionException
        || t instanceof IOException
        || t instanceof TimeoutException
        || isPoolTimeout(t);
  }

  /** The pool says that no connection came free by this alone. */
  private static boolean isPoolTimeout(Throwable t) {
    return t.getClass().getSimpleName().equals("NoStackTraceThrowable")
        && "Timeout".equals(t.getMessage());
  }
}
