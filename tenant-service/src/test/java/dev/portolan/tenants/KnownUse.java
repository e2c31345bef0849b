package dev.portolan.tenants;

import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.tenants.invoices.UsedAmounts;
import dev.portolan.testkit.TestTenant;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What tests say that tenants have used; for all others it is what it is.
@Decorator
@Priority(1)
class KnownUse implements UsedAmounts {
    private static final Map<String, Long> SEATS = new ConcurrentHashMap<>();
    private static final Map<String, Long> INVOCATIONS = new ConcurrentHashMap<>();
    private static final Set<String> UNKNOWN = ConcurrentHashMap.newKeySet();

    private final UsedAmounts usual;
    private final CurrentTenant current;

    KnownUse(@Any @Delegate UsedAmounts usual, CurrentTenant current) {
        this.usual = usual;
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
        if (UNKNOWN.contains(current.id().toString())) {
            throw new IllegalStateException("the usage is lost, for this test");
        }
        var known = SEATS.get(current.id().toString());
        return known == null ? usual.highestSeats(from, to, zone) : known;
    }

    @Override
    public long invocations(LocalDate from, LocalDate to) {
        var known = INVOCATIONS.get(current.id().toString());
        return known == null ? usual.invocations(from, to) : known;
    }
}
