package dev.assay.compute.service;

import dev.assay.layer.door.LayerGrpc;
import io.quarkus.grpc.GrpcService;

/** The gRPC door of the compute layer. */
@GrpcService
public class ComputeGrpc extends LayerGrpc {}
