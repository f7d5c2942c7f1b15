package dev.assay.tokenomics.service;

import dev.assay.layer.door.LayerGrpc;
import io.quarkus.grpc.GrpcService;

/** The gRPC door of the tokenomics layer. */
@GrpcService
public class TokenomicsGrpc extends LayerGrpc {}
