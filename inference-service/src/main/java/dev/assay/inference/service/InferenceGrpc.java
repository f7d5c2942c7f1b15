package dev.assay.inference.service;

import dev.assay.layer.door.LayerGrpc;
import io.quarkus.grpc.GrpcService;

/** The gRPC door of the inference layer. */
@GrpcService
public class InferenceGrpc extends LayerGrpc {}
