package dev.assay.gateway;

import dev.assay.verification.document.CanonicalJson;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Answers with canonical JSON, the very bytes that are digested. */
public final class CanonicalResponse {
  private CanonicalResponse() {}

  /** 200 with this document. */
  public static Response of(Object document) {
    return with(Response.Status.OK, document).build();
  }

  /** A status with this document, to be completed with headers. */
  public static Response.ResponseBuilder with(Response.Status status, Object document) {
    byte[] json = document instanceof byte[] bytes ? bytes : CanonicalJson.write(document);
    return Response.status(status).entity(json).type(MediaType.APPLICATION_JSON_TYPE);
  }
}
