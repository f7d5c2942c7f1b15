package dev.assay.layer.door;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * A fault as an HTTP answer: problem+json (RFC 9457) with our stable code and the paths to mend.
 *
 * @param code the {@link FaultKind}
 * @param errors what to change; paths are JSON Pointers
 */
public record Problem(
    URI type,
    String title,
    int status,
    String detail,
    FaultKind code,
    @JsonProperty("errors") List<InvalidDocument.Problem> errors) {
  /** The media type of every error. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** The fault's document. */
  public static Problem of(Fault fault) {
    FaultKind kind = fault.kind();
    return new Problem(
        kind.type(), kind.title(), kind.http(), fault.detail(), kind, fault.problems());
  }

  /** The fault's answer. */
  public static Response response(Fault fault) {
    Response.ResponseBuilder response =
        Response.status(fault.kind().http())
            .type(MEDIA_TYPE)
            .entity(CanonicalJson.write(Problem.of(fault)));
    Duration retryAfter = fault.retryAfter();
    if (retryAfter != null) {
      response.header("Retry-After", Math.max(1, retryAfter.toSeconds()));
    }
    return response.build();
  }
}
