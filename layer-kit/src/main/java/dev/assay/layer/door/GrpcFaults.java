package dev.assay.layer.door;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import dev.assay.verification.document.InvalidDocument;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.quarkus.grpc.ExceptionHandler;
import io.quarkus.grpc.ExceptionHandlerProvider;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Turns every failure of a gRPC call into a status with details: ErrorInfo with the stable code,
 * BadRequest with the fields, RetryInfo where waiting helps. A defect of ours is INTERNAL, whatever
 * exception it was.
 */
@ApplicationScoped
public class GrpcFaults implements ExceptionHandlerProvider {
  /** The domain of every ErrorInfo. */
  public static final String DOMAIN = "assay.dev";

  @Override
  public <Q, R> ExceptionHandler<Q, R> createHandler(
      ServerCall.Listener<Q> listener, ServerCall<Q, R> serverCall, Metadata metadata) {
    return new ExceptionHandler<>(listener, serverCall, metadata) {
      @Override
      protected void handleException(Throwable failure, ServerCall<Q, R> call, Metadata headers) {
        StatusRuntimeException status = status(failure);
        Metadata trailers = status.getTrailers();
        call.close(status.getStatus(), trailers == null ? new Metadata() : trailers);
      }
    };
  }

  @Override
  public Throwable transform(Throwable failure) {
    return status(failure);
  }

  /** The status to answer with; one that was made on purpose stays as it is. */
  public static StatusRuntimeException status(Throwable failure) {
    return switch (failure) {
      case StatusRuntimeException made -> made;
      case StatusException made -> new StatusRuntimeException(made.getStatus(), made.getTrailers());
      default -> status(FaultOf.failure(failure));
    };
  }

  private static StatusRuntimeException status(Fault fault) {
    Status.Builder status =
        Status.newBuilder()
            .setCode(fault.kind().grpc().value())
            .setMessage(fault.detail())
            .addDetails(Any.pack(info(fault)));
    if (!fault.problems().isEmpty()) {
      status.addDetails(Any.pack(badRequest(fault)));
    }
    Duration retryAfter = fault.retryAfter();
    if (retryAfter != null) {
      status.addDetails(Any.pack(retry(retryAfter)));
    }
    return StatusProto.toStatusRuntimeException(status.build());
  }

  private static ErrorInfo info(Fault fault) {
    return ErrorInfo.newBuilder().setReason(fault.kind().name()).setDomain(DOMAIN).build();
  }

  private static BadRequest badRequest(Fault fault) {
    BadRequest.Builder request = BadRequest.newBuilder();
    for (InvalidDocument.Problem problem : fault.problems()) {
      request
          .addFieldViolationsBuilder()
          .setField(problem.path())
          .setDescription(problem.message());
    }
    return request.build();
  }

  private static RetryInfo retry(Duration after) {
    return RetryInfo.newBuilder()
        .setRetryDelay(
            com.google.protobuf.Duration.newBuilder()
                .setSeconds(after.toSeconds())
                .setNanos(after.toNanosPart()))
        .build();
  }
}
