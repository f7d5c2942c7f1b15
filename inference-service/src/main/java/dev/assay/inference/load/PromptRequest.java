package dev.assay.inference.load;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The body of a request to an endpoint that takes and gives one JSON document. */
public record PromptRequest(
    String model, String prompt, @JsonProperty("max_tokens") int maxTokens) {}
