package dev.assay.compute.service;

import dev.assay.layer.door.LayerResource;
import jakarta.ws.rs.Path;

/** The REST door of the compute layer. */
@Path("/v1/compute")
public class ComputeResource extends LayerResource {}
