package dev.portolan.tenants.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.contracts.UsageEvent.Meter;
import dev.portolan.tenants.invoices.InvoiceService;
import dev.portolan.tenants.support.SupportCounts;
import dev.portolan.tenants.usage.UsageService;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// The figures on a tenant's page that other features keep. Asked in the tenant's scope.
@ApplicationScoped
class TenantFigures {
    private final UsageService usage;
    private final InvoiceService invoices;
    private final SupportCounts support;

    TenantFigures(UsageService usage, InvoiceService invoices, SupportCounts support) {
        this.usage = usage;
        this.invoices = invoices;
        this.support = support;
    }

    Figures get(TenantLifecycle state) {
        var counts = invoices.counts();
        return new Figures(
                state == TenantLifecycle.DELETED ? null : used(),
                new Invoices(counts.open(), counts.overdue()),
                support.sessions());
    }

    private Usage used() {
        var report = usage.report(null, null);
        var totals = usage.total(report.from(), report.to());
        return new Usage(
                totals.getOrDefault(Meter.ACTIVE_MEMBERS, 0L),
                totals.getOrDefault(Meter.ENTITIES, 0L),
                totals.getOrDefault(Meter.PLUGIN_INVOCATIONS, 0L),
                totals.getOrDefault(Meter.API_CALLS, 0L));
    }

    /// @param usage of the last 30 days; absent where the tenant is gone
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Figures(@Nullable Usage usage, Invoices invoices, long supportSessions) {}

    /// Totals; of active members and entities, the highest day.
    record Usage(long activeMembers, long entities, long pluginInvocations, long apiCalls) {}

    /// How many of the tenant's invoices wait for payment, and how many of these for too long.
    record Invoices(long open, long overdue) {}
}
