package dev.portolan.tenants.invoices;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;

/// How far a run over all tenants is.
///
/// @param month as ISO 8601 writes it, such as `2026-10`
/// @param done tenants that have been looked at, failed ones among them
/// @param failed tenants that could not be drafted for; a new run of the month makes up for them
/// @param total tenants in all, as they were counted when the run began
public record InvoiceRun(UUID id, String month, State state, int done, int failed, int total) {
    public enum State {
        @JsonProperty("waiting")
        WAITING,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("done")
        DONE,
        /// It went through, but failed for some tenants.
        @JsonProperty("failed")
        FAILED
    }
}
