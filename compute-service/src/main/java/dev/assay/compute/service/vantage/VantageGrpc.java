package dev.assay.compute.service.vantage;

import dev.assay.compute.location.VantageMeasurement;
import dev.assay.compute.location.VantageOrder;
import dev.assay.contracts.compute.v1.MeasureRequest;
import dev.assay.contracts.compute.v1.MeasureResponse;
import dev.assay.contracts.compute.v1.VantageService;
import dev.assay.layer.door.GrpcDocuments;
import dev.assay.verification.document.CanonicalJson;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;

/** The gRPC door of a vantage: the same orders and measurements as the REST door's. */
@GrpcService
public class VantageGrpc implements VantageService {
  private static final String ORDER = "/order";

  private final MeasuringForOthers measuring;

  VantageGrpc(MeasuringForOthers measuring) {
    this.measuring = measuring;
  }

  @Override
  public Uni<MeasureResponse> measure(MeasureRequest request) {
    return Uni.createFrom()
        .item(() -> order(request))
        .chain(measuring::measured)
        .map(
            made ->
                MeasureResponse.newBuilder()
                    .setMeasurement(
                        GrpcDocuments.of(VantageMeasurement.SCHEMA, CanonicalJson.write(made)))
                    .build());
  }

  private static VantageOrder order(MeasureRequest request) {
    return Orders.read(ORDER, GrpcDocuments.json(ORDER, request.getOrder(), null));
  }
}
