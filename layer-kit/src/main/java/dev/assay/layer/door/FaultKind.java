package dev.assay.layer.door;

import io.grpc.Status;
import java.net.URI;
import java.util.Locale;

/**
 * Why a door turns a request away: the one table from a stable code to its gRPC code, HTTP status,
 * problem type (RFC 9457) and title, for all services and the gateway.
 */
public enum FaultKind {
  INVALID_DOCUMENT(Status.Code.INVALID_ARGUMENT, 400, "The document can't be taken as it is"),
  UNAUTHENTICATED(Status.Code.UNAUTHENTICATED, 401, "The caller is not known"),
  FORBIDDEN(Status.Code.PERMISSION_DENIED, 403, "The caller may not do this"),
  UNKNOWN_PATH(Status.Code.UNIMPLEMENTED, 404, "There is nothing at this path"),
  UNKNOWN_VERIFICATION(Status.Code.NOT_FOUND, 404, "There is no such verification"),
  UNKNOWN_MEASUREMENT(Status.Code.NOT_FOUND, 404, "There is no such measurement"),
  UNKNOWN_EVIDENCE(Status.Code.NOT_FOUND, 404, "There is no such evidence"),
  UNKNOWN_BUNDLE(Status.Code.NOT_FOUND, 404, "There is no such bundle"),
  UNKNOWN_PROJECT(Status.Code.NOT_FOUND, 404, "There is no such project"),
  UNKNOWN_POLICY(Status.Code.NOT_FOUND, 404, "There is no such policy"),
  UNKNOWN_VERDICT(Status.Code.NOT_FOUND, 404, "There is no such verdict"),
  UNKNOWN_SCHEMA(Status.Code.NOT_FOUND, 404, "There is no such schema"),
  METHOD_NOT_ALLOWED(Status.Code.UNIMPLEMENTED, 405, "The path does not take this method"),
  NOT_ACCEPTABLE(Status.Code.INVALID_ARGUMENT, 406, "The path has no such representation"),
  ID_TAKEN(Status.Code.ALREADY_EXISTS, 409, "The id stands for another request"),
  NOT_FINISHED(Status.Code.FAILED_PRECONDITION, 409, "The verification has not finished"),
  PRECONDITION_FAILED(Status.Code.FAILED_PRECONDITION, 412, "The resource has changed"),
  TOO_LARGE(Status.Code.INVALID_ARGUMENT, 413, "The request is too large"),
  UNSUPPORTED_MEDIA_TYPE(
      Status.Code.INVALID_ARGUMENT, 415, "The path does not take this media type"),
  BAD_REQUEST(Status.Code.INVALID_ARGUMENT, 400, "The request can't be understood"),
  QUEUE_FULL(Status.Code.RESOURCE_EXHAUSTED, 429, "Too many verifications are waiting"),
  DEFECT(Status.Code.INTERNAL, 500, "The service has a defect"),
  UNAVAILABLE(Status.Code.UNAVAILABLE, 503, "The service can't answer now");

  private static final String TYPES = "https://assay.dev/problems/";

  private final Status.Code grpc;
  private final int http;
  private final String title;

  FaultKind(Status.Code grpc, int http, String title) {
    this.grpc = grpc;
    this.http = http;
    this.title = title;
  }

  /** The gRPC code. */
  public Status.Code grpc() {
    return grpc;
  }

  /** The HTTP status. */
  public int http() {
    return http;
  }

  /** The problem's title, the same for every occurrence. */
  public String title() {
    return title;
  }

  /** The problem's type. */
  public URI type() {
    return URI.create(TYPES + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
