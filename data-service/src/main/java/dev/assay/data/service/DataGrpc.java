package dev.assay.data.service;

import dev.assay.layer.door.LayerGrpc;
import io.quarkus.grpc.GrpcService;

/** The gRPC door of the data layer. */
@GrpcService
public class DataGrpc extends LayerGrpc {}
