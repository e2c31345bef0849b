package dev.portolan.tenants.clock;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a tenant is one for tests, and how late it is there.
///
/// @param at absent while its time is the real one
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TestClock(boolean test, @Nullable Instant at) {}
