package dev.portolan.tenants.provisioning;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a step is.
///
/// @param at when it came into its state
/// @param error why the last attempt failed, in a sentence that anybody may read
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StepProgress(
        StepName name,
        StepState state,
        Instant at,
        @Nullable String error) {}
