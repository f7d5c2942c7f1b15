package dev.assay.gateway.project;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import dev.assay.verification.document.InvalidDocument.Problem;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.util.ArrayList;
import java.util.List;

/** Reads the fields that a layer's INVALID_ARGUMENT names. Pure. */
final class GrpcProblems {
  private GrpcProblems() {}

  static boolean isInvalid(Throwable failure) {
    return Status.fromThrowable(failure).getCode() == Status.Code.INVALID_ARGUMENT;
  }

  /** The problems, their paths seen from the dossier. */
  static List<Problem> of(Throwable failure, String path) {
    List<Problem> problems = new ArrayList<>();
    com.google.rpc.Status status = StatusProto.fromThrowable(failure);
    if (status != null) {
      status.getDetailsList().forEach(detail -> problems.addAll(fields(detail, path)));
    }
    if (problems.isEmpty()) {
      String said = Status.fromThrowable(failure).getDescription();
      problems.add(new Problem(path, said == null ? "is not taken by its layer" : said));
    }
    return problems;
  }

  private static List<Problem> fields(Any detail, String path) {
    if (!detail.is(BadRequest.class)) {
      return List.of();
    }
    try {
      return detail.unpack(BadRequest.class).getFieldViolationsList().stream()
          .map(v -> new Problem(path + within(v.getField()), v.getDescription()))
          .toList();
    } catch (InvalidProtocolBufferException e) {
      return List.of();
    }
  }

  /** A layer names fields of its request; what stands in the claims is told from there on. */
  private static String within(String field) {
    String inside = field.startsWith("/claims") ? field.substring("/claims".length()) : field;
    return inside.isEmpty() || inside.startsWith("/") ? inside : "/" + inside;
  }
}
