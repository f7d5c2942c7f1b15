package dev.assay.gateway.fanout;

import dev.assay.contracts.layer.v1.MutinyLayerVerificationServiceGrpc.MutinyLayerVerificationServiceStub;
import dev.assay.gateway.GatewayConfig;
import dev.assay.verification.check.LayerName;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** The four layers, in the order in which they are shown. */
@ApplicationScoped
public class LayerClients {
  private final List<LayerClient> clients;

  LayerClients(
      GatewayConfig config,
      @GrpcClient("compute") MutinyLayerVerificationServiceStub compute,
      @GrpcClient("data") MutinyLayerVerificationServiceStub data,
      @GrpcClient("inference") MutinyLayerVerificationServiceStub inference,
      @GrpcClient("tokenomics") MutinyLayerVerificationServiceStub tokenomics) {
    Duration deadline = config.fanout().callDeadline();
    this.clients =
        List.of(
            new LayerClient(LayerName.COMPUTE, compute, deadline),
            new LayerClient(LayerName.DATA, data, deadline),
            new LayerClient(LayerName.INFERENCE, inference, deadline),
            new LayerClient(LayerName.TOKENOMICS, tokenomics, deadline));
  }

  /** All layers. */
  public List<LayerClient> all() {
    return clients;
  }

  /** The client of this layer. */
  public LayerClient of(LayerName name) {
    return clients.stream()
        .filter(client -> client.name() == name)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name.word() + " has no service"));
  }
}
