package dev.assay.tokenomics.service;

import dev.assay.layer.door.LayerResource;
import jakarta.ws.rs.Path;

/** The REST door of the tokenomics layer. */
@Path("/v1/tokenomics")
public class TokenomicsResource extends LayerResource {}
