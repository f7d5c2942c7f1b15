package dev.assay.layer.sample;

import dev.assay.contracts.layer.v1.ListChecksRequest;
import dev.assay.contracts.layer.v1.ListChecksResponse;
import dev.assay.layer.door.LayerGrpc;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicBoolean;

@GrpcService
public class SampleGrpc extends LayerGrpc {
  /** Lets the next listing fail by a defect of ours. */
  public static final AtomicBoolean DEFECT = new AtomicBoolean();

  @Override
  public Uni<ListChecksResponse> listChecks(ListChecksRequest request) {
    if (DEFECT.getAndSet(false)) {
      throw new IllegalArgumentException("secret of ours");
    }
    return super.listChecks(request);
  }
}
