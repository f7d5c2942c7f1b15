package dev.assay.inference.service.measurements;

import dev.assay.contracts.inference.v1.CancelRequest;
import dev.assay.contracts.inference.v1.CancelResponse;
import dev.assay.contracts.inference.v1.GetRequest;
import dev.assay.contracts.inference.v1.GetResponse;
import dev.assay.contracts.inference.v1.MeasurementService;
import dev.assay.contracts.inference.v1.StartRequest;
import dev.assay.contracts.inference.v1.StartResponse;
import dev.assay.contracts.inference.v1.WatchRequest;
import dev.assay.contracts.inference.v1.WatchResponse;
import dev.assay.inference.measurement.MeasurementOrder;
import dev.assay.layer.door.Fault;
import dev.assay.layer.door.GrpcDocuments;
import dev.assay.layer.door.Ids;
import dev.assay.layer.evidence.Evidence;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** The gRPC door of measurements: the same orders and measurements as the REST door's. */
@GrpcService
public class MeasurementGrpc implements MeasurementService {
  private static final String MEASUREMENT_ID = "/measurement_id";
  private static final String ORDER = "/order";
  private static final int CALLER_CHARACTERS = 200;

  private final Measurements measurements;

  MeasurementGrpc(Measurements measurements) {
    this.measurements = measurements;
  }

  @Override
  public Uni<StartResponse> start(StartRequest request) {
    return Uni.createFrom()
        .deferred(
            () ->
                measurements.start(id(request.getMeasurementId()), order(request), caller(request)))
        .map(view -> StartResponse.newBuilder().setMeasurementId(view.id().toString()).build());
  }

  @Override
  public Multi<WatchResponse> watch(WatchRequest request) {
    return Uni.createFrom()
        .item(() -> id(request.getMeasurementId()))
        .onItem()
        .transformToMulti(measurements::watch)
        .onItem()
        .transformToUniAndConcatenate(this::message);
  }

  @Override
  public Uni<GetResponse> get(GetRequest request) {
    return Uni.createFrom()
        .item(() -> id(request.getMeasurementId()))
        .chain(measurements::view)
        .map(MeasurementMessages::got);
  }

  @Override
  public Uni<CancelResponse> cancel(CancelRequest request) {
    return Uni.createFrom()
        .item(() -> id(request.getMeasurementId()))
        .chain(measurements::cancel)
        .replaceWith(CancelResponse.getDefaultInstance());
  }

  private Uni<WatchResponse> message(Measurement row) {
    return row.state().over()
        ? measurements.view(row).map(MeasurementMessages::ended)
        : Uni.createFrom().item(MeasurementMessages.progress(row));
  }

  private Evidence order(StartRequest request) {
    return measurements.read(
        ORDER, GrpcDocuments.json(ORDER, request.getOrder(), MeasurementOrder.SCHEMA));
  }

  private static UUID id(String text) {
    return Ids.uuid(MEASUREMENT_ID, text);
  }

  private static String caller(StartRequest request) {
    String said = request.getRequestedBy();
    if (said.length() > CALLER_CHARACTERS) {
      throw Fault.invalid(
          "/requested_by", "must have at most " + CALLER_CHARACTERS + " characters");
    }
    return said;
  }
}
