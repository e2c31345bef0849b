package dev.portolan.tenants;

import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.tenants.invoices.UsedAmounts;
import dev.portolan.testkit.TestTenant;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What tests say that tenants have used; nothing by default.
@ApplicationScoped
@Alternative
@Priority(1)
class KnownUse implements UsedAmounts {
    private static final Map<String, Long> SEATS = new ConcurrentHashMap<>();
    private static final Map<String, Long> INVOCATIONS = new ConcurrentHashMap<>();
    private static final Set<String> UNKNOWN = ConcurrentHashMap.newKeySet();

    private final CurrentTenant current;

    KnownUse(CurrentTenant current) {
        this.current = current;
    }

    static void set(TestTenant tenant, long seats, long invocations) {
        SEATS.put(tenant.id().toString(), seats);
        INVOCATIONS.put(tenant.id().toString(), invocations);
    }

    /// Lets every question about a tenant fail.
    static void lose(TestTenant tenant) {
        UNKNOWN.add(tenant.id().toString());
    }

    static void find(TestTenant tenant) {
        UNKNOWN.remove(tenant.id().toString());
    }

    @Override
    public long highestSeats(LocalDate from, LocalDate to, ZoneId zone) {
        return of(SEATS);
    }

    @Override
    public long invocations(LocalDate from, LocalDate to) {
        return of(INVOCATIONS);
    }

    private long of(Map<String, Long> known) {
        var tenant = current.id().toString();
        if (UNKNOWN.contains(tenant)) {
            throw new IllegalStateException("the usage is lost, for this test");
        }
        return known.getOrDefault(tenant, 0L);
    }
}
