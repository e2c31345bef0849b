package dev.portolan.tenants.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// The figures on a tenant's page that other features keep. Asked in the tenant's scope and outside transactions.
public interface TenantFigures {
    Figures get();

    /// @param usage of the last 30 days; absent where nothing was measured
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Figures(@Nullable Usage usage, Invoices invoices, long supportSessions) {}

    /// Totals; of active members and entities, the highest day.
    record Usage(long activeMembers, long entities, long pluginInvocations, long apiCalls) {}

    /// How many of the tenant's invoices wait for payment, and how many of these for too long.
    record Invoices(long open, long overdue) {}
}
