package dev.assay.layer.probe;

import dev.assay.layer.egress.ChunkSink;
import dev.assay.layer.egress.HttpExchange;
import dev.assay.layer.egress.HttpRequest;
import dev.assay.layer.egress.StreamEnd;
import io.smallrye.mutiny.Uni;

/**
 * HTTP as a runner sees it: every exchange passes the egress guard and is charged to its target's
 * budget before it is sent; a spent budget is an answer, not an exception.
 */
public interface ProbeHttp {

  /** One exchange with the body held. */
  Uni<HttpExchange> exchange(HttpRequest request);

  /** One exchange whose body is handed over as it arrives. */
  Uni<StreamEnd> stream(HttpRequest request, ChunkSink sink);
}
