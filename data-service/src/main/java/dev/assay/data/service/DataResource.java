package dev.assay.data.service;

import dev.assay.layer.door.LayerResource;
import jakarta.ws.rs.Path;

/** The REST door of the data layer. */
@Path("/v1/data")
public class DataResource extends LayerResource {}
