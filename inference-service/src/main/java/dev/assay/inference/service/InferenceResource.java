package dev.assay.inference.service;

import dev.assay.layer.door.LayerResource;
import jakarta.ws.rs.Path;

/** The REST door of the inference layer. */
@Path("/v1/inference")
public class InferenceResource extends LayerResource {}
