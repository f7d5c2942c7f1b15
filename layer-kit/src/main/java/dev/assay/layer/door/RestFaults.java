package dev.assay.layer.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Turns every failure of a REST call into problem+json, the framework's own included, so that no
 * caller sees a stack, a class name or an empty page. Public, since the mappers that are generated
 * in an application call it from another class loader.
 */
public final class RestFaults {
  /** Before the server's own limit on bodies, which answers without a body. */
  private static final int EARLY = 1000;

  /** Whatever nobody else answers for: a defect of ours. */
  @ServerExceptionMapper
  public Response any(Throwable failure) {
    return Problem.response(FaultOf.failure(failure));
  }

  /** What our own doors refuse. */
  @ServerExceptionMapper
  public Response fault(Fault fault) {
    return Problem.response(fault);
  }

  /** What the framework refuses. */
  @ServerExceptionMapper({
    WebApplicationException.class,
    NotFoundException.class,
    BadRequestException.class
  })
  public Response framework(WebApplicationException failure) {
    int status = failure.getResponse().getStatus();
    if (status < 400) {
      return failure.getResponse();
    }
    return Problem.response(status >= 500 ? FaultOf.failure(failure) : framework(status));
  }

  /** A body that the framework could not read. */
  @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
  public Response json(JsonProcessingException failure) {
    return Problem.response(
        Fault.of(FaultKind.INVALID_DOCUMENT, "The body is not the JSON that this path takes."));
  }

  /** What the HTTP server would refuse without a word, before REST sees it. */
  void refused(
      @Observes Filters filters,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize mostBytes) {
    filters.register(context -> refuseTooLarge(context, mostBytes.asLongValue()), EARLY);
  }

  private static void refuseTooLarge(RoutingContext context, long mostBytes) {
    String length = context.request().getHeader("Content-Length");
    if (length == null || (length.length() < 19 && Long.parseLong(length) <= mostBytes)) {
      context.next();
      return;
    }
    Response problem = Problem.response(framework(413));
    context
        .response()
        .setStatusCode(problem.getStatus())
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .putHeader("Connection", "close")
        .end(Buffer.buffer((byte[]) problem.getEntity()));
  }

  private static Fault framework(int status) {
    return switch (status) {
      case 401 -> Fault.of(FaultKind.UNAUTHENTICATED, "Say who you are.");
      case 403 -> Fault.of(FaultKind.FORBIDDEN, "This caller may not do this.");
      case 404 -> Fault.of(FaultKind.UNKNOWN_PATH, "Look the paths up in /q/openapi.");
      case 405 -> Fault.of(FaultKind.METHOD_NOT_ALLOWED, "Look the methods up in /q/openapi.");
      case 406 -> Fault.of(FaultKind.NOT_ACCEPTABLE, "Ask for application/json.");
      case 413 -> Fault.of(FaultKind.TOO_LARGE, "The body is larger than this service takes.");
      case 415 -> Fault.of(FaultKind.UNSUPPORTED_MEDIA_TYPE, "Send application/json.");
      default -> Fault.of(FaultKind.BAD_REQUEST, "The request can't be understood.");
    };
  }
}
