package dev.assay.inference.load;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** The body of a request in OpenAI's completions shape; what is null is left out. */
public record CompletionRequest(
    String model,
    String prompt,
    @JsonProperty("max_tokens") int maxTokens,
    boolean stream,
    @JsonProperty("stream_options") ChatRequest.@Nullable StreamOptions streamOptions,
    @Nullable Integer logprobs,
    @Nullable Double temperature) {}
