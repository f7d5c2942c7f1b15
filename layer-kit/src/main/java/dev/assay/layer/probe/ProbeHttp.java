package dev.assay.layer.probe;

import dev.assay.layer.egress.Admission;
import dev.assay.layer.egress.ChunkSink;
import dev.assay.layer.egress.FailureCode;
import dev.assay.layer.egress.HttpExchange;
import dev.assay.layer.egress.HttpRequest;
import dev.assay.layer.egress.StreamEnd;
import io.smallrye.mutiny.Uni;
import java.net.URI;

/**
 * HTTP as a runner sees it: every exchange passes the egress guard and is charged to its target's
 * budget before it is sent; a spent budget is an answer, not an exception.
 */
public interface ProbeHttp {

  /** One exchange with the body held. */
  Uni<HttpExchange> exchange(HttpRequest request);

  /** One exchange whose body is handed over as it arrives. */
  Uni<StreamEnd> stream(HttpRequest request, ChunkSink sink);

  /**
   * Leave for one connection that speaks gRPC, charged as one request and so many bytes, of which
   * the caller takes no more. A door that has no such leave to give denies it.
   */
  default Uni<Admission> admit(URI uri, long mostBytes) {
    String said = "this door lets HTTP through and nothing else";
    return Uni.createFrom().item(new Admission.Denied(FailureCode.REFUSED_BY_GUARD, said));
  }
}
